package tech.aia.graphql;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Counts the statements that requests run: those through {@code Graph} as they are told of, those of Spring Data Neo4j by what it logs.
 * Statements of background work are left out, as they run in other threads.
 */
final class Statements extends AppenderBase<ILoggingEvent> {
    private static final String REQUEST_THREAD = "http-";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Statements APPENDER = new Statements();

    private Statements() {}

    /** How many ran so far; to be called first when Spring Boot has started, which sets logging up anew. */
    static int count() {
        if (!APPENDER.isStarted()) {
            APPENDER.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
            APPENDER.start();
            var logger = (Logger) LoggerFactory.getLogger("org.springframework.data.neo4j.cypher");
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(APPENDER);
        }
        return COUNT.get();
    }

    static void ran() {
        if (Thread.currentThread().getName().startsWith(REQUEST_THREAD)) {
            COUNT.incrementAndGet();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel() == Level.DEBUG && event.getFormattedMessage().startsWith("Executing:")) {
            ran();
        }
    }
}
