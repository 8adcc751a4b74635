package tech.aia.app.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log entry on one line, whatever stands in it. */
public final class PlainMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PlainText.of(super.convert(event), false);
    }
}
