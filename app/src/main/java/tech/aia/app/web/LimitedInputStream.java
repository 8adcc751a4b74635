package tech.aia.app.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/**
 * Reads on until more than {@code limit} bytes came, then throws a {@link RestException}: a body must not be mistaken for whole when it
 * is not. For one thread.
 */
final class LimitedInputStream extends FilterInputStream {
    private final long limit;
    private long read;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static String refusal(long limit) {
        return "The body is larger than the " + limit + " bytes that are taken here";
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var some = super.read(buffer, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int more) {
        read += more;
        if (read > limit) {
            throw new RestException(ErrorCode.PAYLOAD_TOO_LARGE, refusal(limit));
        }
    }
}
