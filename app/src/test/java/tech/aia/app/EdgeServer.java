package tech.aia.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tech.aia.app.tls.ServerCertificate;
import tech.aia.cypher.server.Neo4jSettings;

/**
 * The way in without the rooms behind it: the real container with its real settings and filters, and one servlet that tells what it saw
 * of the request and sets a cookie. Starts in a second, so that each test has the settings it needs.
 */
final class EdgeServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;

    @ComponentScan("tech.aia.app.web")
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, SslAutoConfiguration.class})
    @EnableConfigurationProperties(Neo4jSettings.class)
    static class Way {
        @Bean
        MeterRegistry figures() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ServletRegistrationBean<Told> told() {
            return new ServletRegistrationBean<>(new Told(), "/told");
        }
    }

    @SuppressWarnings("serial")
    static final class Told extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.addCookie(new Cookie("probe", "1"));
            response.getWriter()
                    .printf(
                            "caller %s, %s://%s:%d",
                            request.getRemoteAddr(),
                            request.getScheme(),
                            request.getServerName(),
                            request.getServerPort());
        }
    }

    private EdgeServer(List<String> arguments) {
        var all = new ArrayList<>(List.of("--server.port=0", "--spring.main.lazy-initialization=false"));
        all.addAll(arguments);
        context = new SpringApplication(Way.class).run(all.toArray(String[]::new));
    }

    static EdgeServer start(String... arguments) {
        return new EdgeServer(List.of(arguments));
    }

    /** With TLS as the command line sets it up, but quicker to see that files have changed. */
    static EdgeServer startWithTls(ServerCertificate certificate, String... arguments) {
        var all = new ArrayList<>(EdgeArguments.tls(certificate));
        all.removeIf(argument -> argument.contains("quiet-period"));
        all.add("--spring.ssl.bundle.watch.file.quiet-period=100ms");
        all.addAll(Arrays.asList(arguments));
        return new EdgeServer(all);
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no server");
        }
        return server.getPort();
    }

    Socket connect(SocketFactory sockets) {
        try {
            var socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port());
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The whole answer to {@code GET /told} with these header lines, which include Host. */
    String told(SocketFactory sockets, String... headers) {
        return raw(sockets, "GET /told HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }

    String told(String... headers) {
        return told(SocketFactory.getDefault(), headers);
    }

    String raw(SocketFactory sockets, String request) {
        try (var socket = connect(sockets)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
