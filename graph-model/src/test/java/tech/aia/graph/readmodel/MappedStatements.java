package tech.aia.graph.readmodel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts the statements of Spring Data Neo4j by what it logs: one event for each. */
final class MappedStatements extends AppenderBase<ILoggingEvent> {
    private static final String PREFIX = "Executing:";

    private final AtomicInteger count = new AtomicInteger();
    private volatile String last = "";

    private MappedStatements() {}

    /** To be called once Spring Boot has started, which sets logging up anew. */
    static MappedStatements counted() {
        var statements = new MappedStatements();
        statements.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        statements.start();
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.data.neo4j.cypher");
        logger.setAdditive(false);
        logger.addAppender(statements);
        return statements;
    }

    int count() {
        return count.get();
    }

    String last() {
        return last;
    }

    @Override
    protected void append(ILoggingEvent event) {
        var message = event.getFormattedMessage();
        if (event.getLevel() == Level.DEBUG && message.startsWith(PREFIX)) {
            last = message.substring(PREFIX.length());
            count.incrementAndGet();
        }
    }
}
