package tech.aia.app.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** What was thrown, every line of it indented: a line break in a message cannot begin what looks like an entry of its own. */
public final class IndentedTrace extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return PlainText.of(super.throwableProxyToString(thrown), true).replaceAll("(?m)^(?=.)", "  ");
    }
}
