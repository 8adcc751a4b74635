package tech.aia.app.web;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** The body of a request: unpacked while it is read, and cut off with an error beyond a limit, so that no bomb unfolds. */
final class UnpackedBody {
    private static final int BUFFER = 64 * 1024;

    private UnpackedBody() {}

    /**
     * @param encoding the {@code Content-Encoding} header: absent, {@code identity} or {@code gzip}
     * @param limit the most bytes the body may have, unpacked
     * @throws RestException as does every read of the stream, if the encoding is another, the body too large or its packing broken
     */
    static InputStream open(InputStream body, @Nullable String encoding, DataSize limit) throws IOException {
        return new LimitedInputStream(decoded(body, encoding), limit.toBytes());
    }

    private static InputStream decoded(InputStream body, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new Gunzip(gunzip(body));
            default ->
                throw new RestException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "A body of Content-Encoding " + encoding + " is not taken here; taken are gzip and none",
                        "Content-Encoding",
                        encoding);
        };
    }

    private static InputStream gunzip(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body, BUFFER);
        } catch (ZipException | EOFException broken) {
            throw notGzip(broken);
        }
    }

    private static RestException notGzip(IOException broken) {
        return new RestException(
                ErrorCode.BAD_REQUEST,
                "The body says that it is gzip, but it cannot be unpacked to its end (" + broken.getMessage()
                        + "). Nothing of it was taken");
    }

    /** Tells a broken archive from a connection that broke. */
    private static final class Gunzip extends FilterInputStream {
        Gunzip(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (ZipException | EOFException broken) {
                throw notGzip(broken);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZipException | EOFException broken) {
                throw notGzip(broken);
            }
        }
    }
}
