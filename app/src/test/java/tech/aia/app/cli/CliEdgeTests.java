package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.tls.SelfSignedCertificate;
import tech.aia.app.tls.ServerCertificate;

/** The options that say who can reach the server, and the certificate for trying. */
class CliEdgeTests {
    private final List<ServerOptions> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void makesACertificateThatTheServerThenUses() throws Exception {
        var outcome =
                line().run("certificate", "--data", folder.toString(), "--host", "kb.example.org", "192.168.1.10");

        assertThat(outcome.exitCode()).isZero();
        var made = ServerCertificate.in(folder);
        made.check(Clock.systemUTC());
        assertThat(outcome.out())
                .startsWith("Made a certificate for localhost, 127.0.0.1, ")
                .contains(
                        "kb.example.org, 192.168.1.10",
                        made.certificate().toString(),
                        made.key().toString())
                .contains("./aia up --data " + folder + " --tls", "curl --cacert " + made.certificate())
                .containsPattern("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(up("--tls").certificate()).isEqualTo(made);
    }

    @Test
    void keepsTheCertificateThatIsThereUnlessToldToRenewIt() throws Exception {
        line().run("certificate", "--data", folder.toString(), "--host", "kb.example.org");
        var first = ServerCertificate.in(folder).chain().getFirst();

        var refused = line().env("AIA_DATA", folder.toString()).run("certificate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("There is a certificate already").endsWith("with --renew.\n");
        assertThat(ServerCertificate.in(folder).chain()).containsExactly(first);

        var renewed = line().run("certificate", "--data", folder.toString(), "--renew");
        assertThat(renewed.out()).contains("kb.example.org");
        var second = ServerCertificate.in(folder).chain().getFirst();
        assertThat(second).isNotEqualTo(first);
        assertThat(second.getSubjectAlternativeNames()).containsExactlyElementsOf(first.getSubjectAlternativeNames());
    }

    @Test
    void refusesAHostThatIsNone() {
        var outcome = line().run("certificate", "--data", folder.toString(), "--host", "https://kb.example.org");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("--host must be a name such as kb.example.org or an address, without scheme and port,"
                        + " not 'https://kb.example.org'.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesACertificateFromOptionsOrTheEnvironment() {
        var files = certificate();

        assertThat(up(
                                "--tls-certificate",
                                files.certificate().toString(),
                                "--tls-key",
                                files.key().toString())
                        .certificate())
                .isEqualTo(files);
        started.clear();
        var line = line().env("AIA_TLS_CERTIFICATE", files.certificate().toString())
                .env("AIA_TLS_KEY", files.key().toString())
                .env("AIA_BIND", "0.0.0.0")
                .env("AIA_SERVER_NAMES", "KB.example.org, 192.168.1.10");
        assertThat(line.run("up", "--data", folder.toString(), "--port", "0", "--bolt-port", "0")
                        .exitCode())
                .isZero();
        assertThat(started.getFirst().edge())
                .isEqualTo(new ServerOptions.Edge("0.0.0.0", files, List.of("kb.example.org", "192.168.1.10"), false));
    }

    @Test
    void refusesACertificateThatCannotBeServedBeforeAnythingStarts() throws Exception {
        var files = certificate();
        var other = ServerCertificate.in(folder.resolve("other"));
        SelfSignedCertificate.make(List.of(), Clock.systemUTC()).write(other);

        assertFails(1, "is not that of the certificate", files.certificate(), other.key());
        assertFails(1, "does not exist", folder.resolve("none.pem"), files.key());
        Files.writeString(other.certificate(), "nonsense");
        assertFails(1, "There is no certificate in", other.certificate(), other.key());
    }

    @Test
    void refusesHalfOfACertificateAndOneThatWasNotMade() {
        assertRefused("TLS needs both --tls-certificate and --tls-key.", "--tls-certificate", "x.pem");
        assertRefused("TLS needs both --tls-certificate and --tls-key.", "--tls-key", "x.pem");
        assertRefused(
                "There is no certificate in " + folder.resolve("tls") + ": make one with ./aia certificate --data "
                        + folder + ", or name your own with --tls-certificate and --tls-key.",
                "--tls");
    }

    @Test
    void listensElsewhereOnlyWithTlsOrAProxyAndUnderKnownNames() {
        var files = certificate();
        var tls = new String[] {"--tls", "--bind", "0.0.0.0"};

        assertRefused("Tokens must not travel in the clear", "--bind", "0.0.0.0", "--name", "kb.example.org");
        assertRefused("AIA answers only to names it knows: say by --name", tls);
        assertThat(up("--tls", "--bind", "0.0.0.0", "--name", "kb.example.org"))
                .isEqualTo(new ServerOptions.Edge("0.0.0.0", files, List.of("kb.example.org"), false));
        assertThat(up("--behind-proxy", "--bind", "0.0.0.0", "--name", "a.example", "--name", "b.example"))
                .isEqualTo(new ServerOptions.Edge("0.0.0.0", null, List.of("a.example", "b.example"), true));
        assertThat(up("--bind", "localhost")).isEqualTo(ServerOptions.Edge.OF_THIS_MACHINE);
    }

    @Test
    void refusesEdgesThatMakeNoSense() {
        assertRefused("--bind must be an address of this machine", "--bind", "kb.example.org");
        assertRefused("--name must be a name such as", "--name", "kb.example.org:8443");
        var outcome = line().env("AIA_SERVER_BEHIND_PROXY", "maybe").run("up", "--data", folder.toString());
        assertThat(outcome.err())
                .isEqualTo("The environment variable AIA_SERVER_BEHIND_PROXY must be true or false, not 'maybe'.\n");
    }

    private ServerCertificate certificate() {
        var files = ServerCertificate.in(folder);
        SelfSignedCertificate.make(List.of(), Clock.systemUTC()).write(files);
        return files;
    }

    private CommandLineRun line() {
        return new CommandLineRun().launcher(options -> {
            started.add(options);
            return 0;
        });
    }

    private CommandLineRun.Outcome run(String... options) {
        var args = new ArrayList<>(List.of("up", "--data", folder.toString(), "--port", "0", "--bolt-port", "0"));
        args.addAll(List.of(options));
        return line().run(args.toArray(String[]::new));
    }

    private ServerOptions.Edge up(String... options) {
        started.clear();
        assertThat(run(options)).extracting(CommandLineRun.Outcome::exitCode).isEqualTo(0);
        return started.getFirst().edge();
    }

    private void assertFails(int exitCode, String why, Path certificate, Path key) {
        started.clear();
        var outcome = run("--tls-certificate", certificate.toString(), "--tls-key", key.toString());
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.err()).contains(why).hasLineCount(1);
        assertThat(started).isEmpty();
    }

    private void assertRefused(String why, String... options) {
        started.clear();
        var outcome = run(options);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(why).hasLineCount(1);
        assertThat(started).isEmpty();
    }
}
