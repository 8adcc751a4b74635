package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.tls.SelfSignedCertificate;
import tech.aia.app.tls.ServerCertificate;

/** A command and a server that shows a certificate which nobody vouches for. */
@SuppressWarnings("NullAway.Init")
class CliTlsTests {
    @TempDir
    private Path folder;

    private ServerCertificate files;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        files = ServerCertificate.in(folder);
        SelfSignedCertificate.make(List.of(), Clock.systemUTC()).write(files);
        server = serve("127.0.0.1");
    }

    private HttpsServer serve(String address) throws Exception {
        var serving = HttpsServer.create(new InetSocketAddress(address, 0), 0);
        serving.setHttpsConfigurator(new HttpsConfigurator(context()));
        serving.createContext("/auth/token", exchange -> {
            var body = "{\"access_token\": \"the-token\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        serving.start();
        return serving;
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void trustsTheCertificateInTheDataDirectory() {
        var outcome = line().env("AIA_DATA", folder.toString()).run("token", "--server", url("localhost"));

        assertThat(outcome).isEqualTo(new CommandLineRun.Outcome(0, "the-token\n", ""));
    }

    @Test
    void trustsTheFileThatIsNamed() {
        var ca = files.certificate().toString();

        assertThat(line().run("token", "--server", url("127.0.0.1"), "--ca", ca).out())
                .isEqualTo("the-token\n");
        assertThat(line().env("AIA_CA", ca)
                        .run("token", "--server", url("localhost"))
                        .out())
                .isEqualTo("the-token\n");
    }

    @Test
    void trustsNobodyElse() {
        var unknown = line().run("token", "--server", url("localhost"));
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.err())
                .startsWith("The certificate of " + url("localhost") + " is not trusted:")
                .contains("--ca or AIA_CA");

        var other = ServerCertificate.in(folder.resolve("other"));
        SelfSignedCertificate.make(List.of(), Clock.systemUTC()).write(other);
        var elses = line().env("AIA_DATA", folder.toString())
                .run(
                        "token",
                        "--server",
                        url("localhost"),
                        "--ca",
                        other.certificate().toString());
        assertThat(elses.exitCode()).isEqualTo(3);
        assertThat(elses.out()).isEmpty();
    }

    @Test
    void trustsACertificateForItsOwnNamesOnly() throws Exception {
        server.stop(0);
        server = serve("127.0.0.2");

        var outcome = line().env("AIA_DATA", folder.toString()).run("token", "--server", url("127.0.0.2"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("is not trusted").contains("127.0.0.2");
    }

    @Test
    void saysWhenAServerSpeaksNoTls() throws Exception {
        var outcome = callOf(greeting -> greeting.getOutputStream()
                .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).matches("https://[0-9.:]+ does not speak TLS\\. [^\\n]+\n");
    }

    @Test
    @Timeout(30)
    void saysWhenAServerHangsUpOnTls() throws Exception {
        assertHungUp(callOf(CliTlsTests::hangUp));
    }

    @Test
    @Timeout(30)
    void saysSoWithoutCredentialsToo() throws Exception {
        assertHungUp(callOf(
                new CommandLineRun().env("AIA_DATA", "no-such-directory"), CliTlsTests::hangUp, "search", "chips"));
    }

    /** And waits for the other side to do so, too. */
    private static void hangUp(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void assertHungUp(CommandLineRun.Outcome outcome) {
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .matches("The connection to https://[0-9.:]+ broke before the answer came[^\\n]+\n")
                .endsWith("If it was started without --tls, call it by http:// instead of https://.\n");
    }

    @Test
    void saysWhenAServerBreaksOffDuringTls() throws Exception {
        var outcome = callOf(greeting -> greeting.setSoLinger(true, 0));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains(" broke before the answer came").contains("call it by http://");
    }

    @Test
    void saysWhenAServerSpeaksTlsOnly() throws Exception {
        var plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            var body = "Bad Request\r\nThis combination of host and port requires TLS.\r\n"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        plain.start();
        try {
            var url = "http://127.0.0.1:" + plain.getAddress().getPort();

            var outcome = line().env("AIA_DATA", folder.toString()).run("token", "--server", url);

            assertThat(outcome.exitCode()).isEqualTo(4);
            assertThat(outcome.err().strip()).isEqualTo(url + " speaks TLS. Call it by https:// instead of http://.");
        } finally {
            plain.stop(0);
        }
    }

    private static CommandLineRun.Outcome callOf(Step step) throws Exception {
        return callOf(line(), step, "token");
    }

    /** Runs a command against a server that reads the first message of TLS whole, does this, and closes the connection. */
    private static CommandLineRun.Outcome callOf(CommandLineRun line, Step step, String... command) throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = plain.accept()) {
                    var message = new DataInputStream(socket.getInputStream());
                    message.skipNBytes(3); // type and version of the record (RFC 8446, 5.1)
                    message.skipNBytes(message.readUnsignedShort());
                    step.with(socket);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            var server = Stream.of("--server", "https://127.0.0.1:" + plain.getLocalPort());
            return line.run(Stream.concat(Arrays.stream(command), server).toArray(String[]::new));
        }
    }

    private interface Step {
        void with(Socket socket) throws IOException;
    }

    @Test
    void refusesAFileWithoutCertificates() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "");

        var outcome = line().run("token", "--server", url("localhost"), "--ca", empty.toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("There is no certificate in " + empty + ".\n");
        assertThat(line().run("token", "--server", url("localhost"), "--ca", "no-such.pem")
                        .err())
                .contains("no-such.pem cannot be read");
    }

    private static CommandLineRun line() {
        return new CommandLineRun()
                .env("AIA_CLIENT_ID", "client")
                .env("AIA_CLIENT_SECRET", "secret")
                .env("AIA_DATA", "no-such-directory");
    }

    private String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort();
    }

    private SSLContext context() throws Exception {
        var text = Files.readString(files.key()).replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key, new char[0], files.chain().toArray(Certificate[]::new));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
