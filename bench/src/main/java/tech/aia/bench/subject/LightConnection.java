package tech.aia.bench.subject;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection, for one request after the other. */
final class LightConnection implements AutoCloseable {
    private static final int LONGEST_MILLIS = 60_000;
    private static final int STATUS = 9;
    private static final int STATUS_LENGTH = 3;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private byte[] buffer = new byte[1 << 16];
    private int filled;

    private LightConnection(Socket socket) {
        this.socket = socket;
    }

    static LightConnection to(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_MILLIS);
        return new LightConnection(socket);
    }

    /**
     * Sends a whole request and waits for the whole answer.
     *
     * @return its body, as it was sent: one of unknown length still in its chunks
     * @throws BenchException if it tells of anything but success
     */
    byte[] exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        var in = socket.getInputStream();
        int head = readHead(in);
        var headers = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = headers.indexOf(LENGTH);
        if (length >= 0) {
            int from = length + LENGTH.length();
            var whole = head
                    + Integer.parseInt(
                            headers.substring(from, headers.indexOf('\r', from)).strip());
            while (filled < whole) {
                readMore(in);
            }
        } else {
            while (!endsWithLastChunk()) {
                readMore(in);
            }
        }
        var body = Arrays.copyOfRange(buffer, head, filled);
        if (headers.charAt(STATUS) != '2') {
            throw new BenchException("A request was answered with " + headers.substring(STATUS, STATUS + STATUS_LENGTH)
                    + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    /** Where the body begins. */
    private int readHead(InputStream in) throws IOException {
        int from = 0;
        while (true) {
            readMore(in);
            for (int i = from; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4;
                }
            }
            from = Math.max(0, filled - 3);
        }
    }

    private boolean endsWithLastChunk() {
        return filled >= LAST_CHUNK.length
                && Arrays.equals(buffer, filled - LAST_CHUNK.length, filled, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private void readMore(InputStream in) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int some = in.read(buffer, filled, buffer.length - filled);
        if (some < 0) {
            throw new EOFException("The connection was closed in the middle of an answer");
        }
        filled += some;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Nothing is asked of it any more.
        }
    }
}
