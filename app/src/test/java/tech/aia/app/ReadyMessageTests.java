package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.app.cli.ServerOptions;
import tech.aia.app.tls.ServerCertificate;

class ReadyMessageTests {
    private static final Path DATA = Path.of("data").toAbsolutePath().normalize();
    private static final ServerCertificate CERTIFICATE = ServerCertificate.in(DATA);

    @Test
    void namesTheUsualAddressWithoutTls() {
        assertThat(text(null, List.of(), false, 8080))
                .startsWith("AIA is ready: http://localhost:8080\n")
                .contains("http://localhost:8080/graphiql")
                .doesNotContain("--server");
    }

    @Test
    void namesHttpsAddressesWithTlsAndTheNameThatOthersCallItBy() {
        assertThat(text(CERTIFICATE, List.of(), false, 8080))
                .startsWith("AIA is ready: https://localhost:8080\n")
                .contains("https://localhost:8080/api/docs")
                .contains("--server https://localhost:8080")
                .doesNotContain("http://");
        assertThat(text(CERTIFICATE, List.of("kb.example.org", "other.example"), false, 8443))
                .startsWith("AIA is ready: https://kb.example.org:8443\n")
                .contains("--server https://localhost:8443");
        assertThat(text(CERTIFICATE, List.of("2001:db8:0:0:0:0:0:1"), false, 8443))
                .startsWith("AIA is ready: https://[2001:db8:0:0:0:0:0:1]:8443\n");
    }

    @Test
    void namesItsOwnAddressBehindAProxyWhoseAddressItDoesNotKnow() {
        assertThat(text(null, List.of("kb.example.org"), true, 8080))
                .startsWith("AIA is ready: http://localhost:8080\n");
    }

    private static String text(
            @Nullable ServerCertificate certificate, List<String> names, boolean behindProxy, int port) {
        var edge = new ServerOptions.Edge("127.0.0.1", certificate, names, behindProxy);
        var options = new ServerOptions(port, edge, DATA, 7687, null, false);
        return new ReadyMessage(options, port, URI.create("bolt://localhost:7687")).text();
    }
}
