package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.aia.app.AppIT;

/**
 * Requests of which a proxy in front and the server could have different opinions where they end. Each carries a second request to a
 * door that is open; whoever answered that one took the smuggler's view.
 */
class HostileConnectionsIT extends AppIT {
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final String SMUGGLED = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int PATIENCE_MILLIS = 30_000;

    record Attempt(String name, String request) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Attempt[] attempts() {
        var post = "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        var chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        return new Attempt[] {
            new Attempt("length and chunks", post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            new Attempt("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
            new Attempt("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
            new Attempt("two lengths in one", post + "Content-Length: 2, 3\r\n\r\n{}"),
            new Attempt("negative length", post + "Content-Length: -1\r\n\r\n"),
            new Attempt("length with a sign", post + "Content-Length: +2\r\n\r\n{}"),
            new Attempt("length with a letter", post + "Content-Length: 2x\r\n\r\n{}"),
            new Attempt("length beyond all", post + "Content-Length: 99999999999999999999\r\n\r\n{}"),
            new Attempt("unknown coding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
            new Attempt("chunked before another", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
            new Attempt(
                    "chunked twice",
                    post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            new Attempt("space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
            new Attempt("folded header", post + "X-Folded: a\r\n b: c\r\nContent-Length: 2\r\n\r\n{}"),
            new Attempt("folded coding", post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
            new Attempt("chunk size overflow", chunked + "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"),
            new Attempt("chunk size of 2^32", chunked + "100000002\r\n{}\r\n0\r\n\r\n"),
            new Attempt("chunk size with a sign", chunked + "-2\r\n{}\r\n0\r\n\r\n"),
            new Attempt("chunk size in other digits", chunked + "0x2\r\n{}\r\n0\r\n\r\n"),
            new Attempt("chunk longer than it says", chunked + "1\r\n{}\r\n0\r\n\r\n"),
            new Attempt("header without a name", post + ": x\r\nContent-Length: 2\r\n\r\n{}"),
            new Attempt("null in a header", post + "X-Null: a\0b\r\nContent-Length: 2\r\n\r\n{}"),
            new Attempt("return in a header", post + "X-Return: a\rContent-Length: 2\r\n\r\n{}"),
            new Attempt("bare line feed after chunk data", chunked + "2\r\n{}\n0\r\n\r\n"),
            new Attempt("bare line feed after a chunk size", chunked + "2\n{}\r\n0\r\n\r\n"),
            new Attempt("bare line feed in a coding", post + "Transfer-Encoding: chunked\nX: y\r\n\r\n0\r\n\r\n"),
            new Attempt("bare line feed in a length", post + "Content-Length: 2\nContent-Length: 40\r\n\r\n{}"),
            new Attempt("two hosts", "GET /tasks HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"),
            new Attempt("another authority", "GET http://evil.example/tasks HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            new Attempt("another host", "GET http://localhost/tasks HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            new Attempt(
                    "overlong headers",
                    "GET /tasks HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n"),
            new Attempt("overlong path", "GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            new Attempt(
                    "very many headers",
                    "GET /tasks HTTP/1.1\r\nHost: localhost\r\n" + "X: 1\r\n".repeat(2_000) + "\r\n"),
            new Attempt("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"),
        };
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void isRefusedAndTheConnectionClosed(Attempt attempt) throws IOException {
        var answer = answers(attempt.request() + SMUGGLED);

        var statuses =
                ANSWER.matcher(answer).results().map(found -> found.group(1)).toList();
        assertThat(statuses).hasSize(1).first().asString().matches("4\\d\\d|501");
        assertThat(answer).doesNotContain("Exception").doesNotContain("\"healthy\"");
    }

    /** All that comes until the server closes; that it does is part of what is tested. */
    private String answers(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (java.net.SocketException reset) {
                // Closed with some of the request unread.
            }
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
