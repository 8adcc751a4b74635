package tech.aia.app.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request as it is after unpacking. */
final class BodyStream extends ServletInputStream {
    private final ServletInputStream body;
    private final InputStream unpacked;

    BodyStream(ServletInputStream body, InputStream unpacked) {
        this.body = body;
        this.unpacked = unpacked;
    }

    @Override
    public int read() throws IOException {
        return unpacked.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return unpacked.read(buffer, offset, length);
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
