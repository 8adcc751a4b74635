package tech.aia.app.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** {@link LimitedInputStream} as the body of a request. */
final class LimitedServletInputStream extends ServletInputStream {
    private final ServletInputStream body;
    private final LimitedInputStream limited;

    LimitedServletInputStream(ServletInputStream body, long limit) {
        this.body = body;
        this.limited = new LimitedInputStream(body, limit);
    }

    @Override
    public int read() throws IOException {
        return limited.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return limited.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
