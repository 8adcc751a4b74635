package tech.aia.app.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tech.aia.cypher.RequestTime;

/** A body that is kept in memory by whoever reads it: counted as it comes, and only as long as its request has time. For one thread. */
final class KeptBody extends FilterInputStream {
    private final BodyBudget.Part part;

    KeptBody(InputStream in, BodyBudget.Part part) {
        super(in);
        this.part = part;
    }

    @Override
    public int read() throws IOException {
        RequestTime.require();
        var one = super.read();
        part.take(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        RequestTime.require();
        var some = super.read(buffer, offset, length);
        part.take(Math.max(0, some));
        return some;
    }
}
