package tech.aia.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Writes what this process logs as the server writes it, with the configuration that is shipped. */
final class ShippedLog implements AutoCloseable {
    private final LoggerContext shipped = new LoggerContext();
    private final Path file;
    private final Appender<ILoggingEvent> tee;

    ShippedLog(Path directory) {
        this.file = directory.resolve("aia.log");
        configure();
        this.tee = tee(Objects.requireNonNull(shipped.getLogger("ROOT").getAppender("FILE")));
        root().addAppender(tee);
    }

    private void configure() {
        shipped.putProperty("LOG_FILE", file.toString());
        shipped.putProperty("LOG_CORRELATION_PATTERN", "[%X{request_id:-}] ");
        var configurator = new JoranConfigurator();
        configurator.setContext(shipped);
        try {
            configurator.doConfigure(Objects.requireNonNull(ShippedLog.class.getResource("/tech/aia/app/logback.xml")));
        } catch (JoranException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Appender<ILoggingEvent> tee(Appender<ILoggingEvent> to) {
        var tee = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                to.doAppend(event);
            }
        };
        tee.setContext(root().getLoggerContext());
        tee.start();
        return tee;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger("ROOT");
    }

    String text() {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        root().detachAppender(tee);
        tee.stop();
        shipped.stop();
    }
}
