package tech.aia.bench.subject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection, as lean as can be: a request is one write, and nothing of the answer is kept but its status and body. It
 * may come from any address of this machine. For one thread.
 */
public final class Line implements AutoCloseable {
    private static final int LONGEST_MILLIS = 60_000;

    private final URI server;
    private final @Nullable String from;
    private Socket socket;
    private InputStream in;
    private boolean ended;

    private Line(URI server, @Nullable String from) throws IOException {
        this.server = server;
        this.from = from;
        this.socket = connect(server, from);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param from an address of this machine, such as 127.0.3.4; null for the usual one */
    public static Line open(URI server, @Nullable String from) throws IOException {
        return new Line(server, from);
    }

    private static Socket connect(URI server, @Nullable String from) throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_MILLIS);
        if (from != null) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        }
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.getPort()), LONGEST_MILLIS);
        return socket;
    }

    /** What was answered. */
    public record Answer(int status, String body) {}

    /** A request as it goes over the wire. */
    public static final class Request {
        private final byte[] bytes;

        private Request(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * @param header one more header; empty for none
         * @param type of the body; empty when there is none
         */
        public static Request of(String method, String path, String header, String type, String body) {
            var content = type.isEmpty()
                    ? ""
                    : "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                            + "\r\n";
            var more = header.isEmpty() ? "" : header + "\r\n";
            var text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + content + "\r\n" + body;
            return new Request(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Over a new connection where the server has ended the last one with its answer, as it does when it refuses with 503. */
    public Answer send(Request request) throws IOException {
        if (ended) {
            socket.close();
            socket = connect(server, from);
            in = new BufferedInputStream(socket.getInputStream());
            ended = false;
        }
        socket.getOutputStream().write(request.bytes);
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            ended |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        return new Answer(status, new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (var size = size(); size > 0; size = size()) {
            whole.write(in.readNBytes(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        int c;
        while ((c = in.read()) != '\n') {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
