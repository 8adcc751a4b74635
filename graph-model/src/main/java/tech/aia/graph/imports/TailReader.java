package tech.aia.graph.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers the last character that was read and is no line break. */
final class TailReader extends FilterReader {
    private char last;

    TailReader(Reader in) {
        super(in);
    }

    /** NUL when nothing was read. */
    char last() {
        return last;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        if (one >= 0) {
            remember((char) one);
        }
        return one;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var some = super.read(buffer, offset, length);
        for (int i = offset + some - 1; i >= offset; i--) {
            if (remember(buffer[i])) {
                break;
            }
        }
        return some;
    }

    private boolean remember(char c) {
        if (c == '\n' || c == '\r') {
            return false;
        }
        last = c;
        return true;
    }
}
