package tech.aia.app.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A handshake of TLS on a blocking socket of its own. The JDK's {@link java.net.http.HttpClient} may wait for ever for a
 * server that hangs up during the handshake, as one of plain HTTP does; this ends in any case and says why.
 */
final class Handshake {
    private Handshake() {}

    /**
     * @param server an address of the scheme {@code https}; nothing is done where it is called through a proxy
     * @param timeout for the connection, and for each of the server's messages
     * @throws ConnectException if nothing takes the connection in time
     * @throws javax.net.ssl.SSLException if the server speaks no TLS or its certificate is not trusted
     * @throws IOException if the connection breaks or the server keeps silent
     */
    static void with(URI server, SSLContext trust, Duration timeout) throws IOException {
        if (proxied(server)) {
            return;
        }
        var host = server.getHost().replaceAll("[\\[\\]]", "");
        var port = server.getPort() < 0 ? 443 : server.getPort();
        var millis = Math.toIntExact(timeout.toMillis());
        try (var plain = new Socket()) {
            connect(plain, new InetSocketAddress(host, port), millis);
            plain.setSoTimeout(millis);
            try (var socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true)) {
                var names = socket.getSSLParameters();
                names.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(names);
                socket.startHandshake();
            }
        }
    }

    private static void connect(Socket socket, InetSocketAddress address, int millis) throws IOException {
        try {
            socket.connect(address, millis);
        } catch (SocketTimeoutException late) {
            var failure = new ConnectException("No connection in " + millis + " ms");
            failure.initCause(late);
            throw failure;
        }
    }

    private static boolean proxied(URI server) {
        var proxies = ProxySelector.getDefault();
        return proxies != null
                && proxies.select(server).stream().anyMatch(proxy -> proxy.type() != java.net.Proxy.Type.DIRECT);
    }
}
