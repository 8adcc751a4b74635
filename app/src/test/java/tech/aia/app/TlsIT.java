package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tech.aia.app.tls.SelfSignedCertificate;
import tech.aia.app.tls.ServerCertificate;

@ExtendWith(OutputCaptureExtension.class)
class TlsIT {
    @TempDir
    private Path folder;

    private final List<X509Certificate> trusted = new ArrayList<>();

    private ServerCertificate files = new ServerCertificate(Path.of("none"), Path.of("none"));

    @BeforeEach
    void makeCertificate() {
        files = ServerCertificate.in(folder);
        renew();
    }

    @Test
    void speaksTls13AndNothingOlder() throws Exception {
        try (var server = EdgeServer.startWithTls(files)) {
            assertThat(session(server, "TLSv1.3", "TLSv1.2").getProtocol()).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> session(server, "TLSv1.2")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void speaksHttp2WithWhoCan() throws Exception {
        try (var server = EdgeServer.startWithTls(files);
                var client = HttpClient.newBuilder().sslContext(tls()).build()) {
            var url = URI.create("https://localhost:" + server.port() + "/told");

            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> client.sendAsync(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()))
                    .toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.join().version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.join().body()).isEqualTo("caller 127.0.0.1, https://localhost:" + server.port());
            });
        }
    }

    @Test
    void speaksTls12TooWhereTheSettingSaysSo() throws Exception {
        try (var server = EdgeServer.startWithTls(files, "--aia.server.tls-protocols=TLSv1.3,TLSv1.2")) {
            assertThat(session(server, "TLSv1.2").getProtocol()).isEqualTo("TLSv1.2");
            assertThat(session(server, "TLSv1.3").getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void servesARenewedCertificateWithoutARestartAndNeverOneThatDoesNotFit(CapturedOutput output) throws Exception {
        try (var server = EdgeServer.startWithTls(files)) {
            var first = served(server);

            var other = ServerCertificate.in(folder.resolve("other"));
            SelfSignedCertificate.make(List.of(), Clock.systemUTC()).write(other);
            Files.copy(other.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
            AppIT.eventually(
                    "the key that does not fit was seen", () -> output.getAll().contains("SSL reload error"));
            assertThat(served(server)).isEqualTo(first);

            var renewed = renew();
            AppIT.eventually("the new certificate is served", () -> renewed.equals(served(server)));
        }
    }

    @Test
    void tellsBrowsersToComeByTlsAndSendsCookiesByTlsOnly() throws Exception {
        try (var server = EdgeServer.startWithTls(files)) {
            assertThat(server.told(tls().getSocketFactory(), "Host: localhost:" + server.port()))
                    .startsWith("HTTP/1.1 200")
                    .contains("Strict-Transport-Security: max-age=31536000\r\n")
                    .contains("Set-Cookie: probe=1; Secure; HttpOnly; SameSite=Lax")
                    .endsWith("caller 127.0.0.1, https://localhost:" + server.port());
        }
        try (var server = EdgeServer.startWithTls(files, "--aia.server.hsts=1d")) {
            assertThat(server.told(tls().getSocketFactory(), "Host: localhost"))
                    .contains("Strict-Transport-Security: max-age=86400\r\n");
        }
    }

    @Test
    void saysNothingOfTlsWithoutIt() {
        try (var server = EdgeServer.start()) {
            assertThat(server.told("Host: localhost"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("Strict-Transport-Security")
                    .contains("Set-Cookie: probe=1; HttpOnly; SameSite=Lax");
        }
    }

    @Test
    void refusesPlainHttpInWords() {
        try (var server = EdgeServer.startWithTls(files)) {
            assertThat(server.told("Host: localhost:" + server.port()))
                    .startsWith("HTTP/1.1 400")
                    .contains("requires TLS")
                    .doesNotContain("caller");
        }
    }

    @Test
    void answersToTheNamesOfTheSettingAndToTheirPages() throws Exception {
        try (var server =
                EdgeServer.startWithTls(files, "--aia.server.names=KB.example.org,192.168.1.10,[2001:db8::1]")) {
            var sockets = tls().getSocketFactory();
            var port = ":" + server.port();
            for (var host :
                    List.of("kb.example.org", "kb.EXAMPLE.org" + port, "192.168.1.10", "[2001:db8:0::1]" + port)) {
                assertThat(server.told(sockets, "Host: " + host)).as(host).startsWith("HTTP/1.1 200");
            }
            for (var host : List.of("example.org", "x.kb.example.org", "kb.example.org.evil.example", "192.168.1.11")) {
                assertThat(server.told(sockets, "Host: " + host)).as(host).startsWith("HTTP/1.1 403");
            }
            var host = "Host: kb.example.org" + port;
            assertThat(server.told(sockets, host, "Origin: https://kb.example.org" + port))
                    .startsWith("HTTP/1.1 200");
            for (var origin : List.of(
                    "http://kb.example.org" + port, "https://kb.example.org", "https://localhost" + port, "null")) {
                assertThat(server.told(sockets, host, "Origin: " + origin))
                        .as(origin)
                        .startsWith("HTTP/1.1 403");
            }
        }
    }

    private X509Certificate renew() {
        var made = SelfSignedCertificate.make(List.of(), Clock.systemUTC());
        made.write(files);
        trusted.add(made.certificate());
        return made.certificate();
    }

    private X509Certificate served(EdgeServer server) {
        try {
            return (X509Certificate) session(server, "TLSv1.3").getPeerCertificates()[0];
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private SSLSession session(EdgeServer server, String... protocols) throws IOException, GeneralSecurityException {
        var sockets = tls().getSocketFactory();
        try (var socket = (SSLSocket) server.connect(sockets)) {
            socket.setEnabledProtocols(protocols);
            socket.startHandshake();
            return socket.getSession();
        }
    }

    /** Trusts every certificate that the server had in this test, and is new, so that no session is taken up again. */
    private SSLContext tls() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var certificate : trusted) {
            store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
