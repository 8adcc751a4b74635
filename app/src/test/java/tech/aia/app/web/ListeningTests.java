package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTests {
    private static final Listening PLAIN = new Listening(ServerSettingsTests.bound(Map.of()));
    private static final Listening NAMED =
            new Listening(ServerSettingsTests.bound(Map.of("aia.server.names", "kb.example.org")));
    private static final Listening BEHIND_PROXY = new Listening(
            ServerSettingsTests.bound(Map.of("aia.server.names", "kb.example.org", "aia.server.behind-proxy", "true")));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.53"})
    void onThisMachineAlways(String address) {
        assertThatNoException().isThrownBy(() -> PLAIN.require(InetAddress.ofLiteral(address), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10"})
    void elsewhereOnlyWithTlsOrAProxyAndUnderKnownNames(String text) {
        var address = InetAddress.ofLiteral(text);

        assertThatThrownBy(() -> NAMED.require(address, false))
                .isInstanceOf(ExposedAddressException.class)
                .hasMessageContaining("TLS")
                .hasMessageContaining(address.getHostAddress());
        assertThatThrownBy(() -> PLAIN.require(address, true))
                .isInstanceOf(ExposedAddressException.class)
                .hasMessageContaining("aia.server.names");
        assertThatNoException().isThrownBy(() -> NAMED.require(address, true));
        assertThatNoException().isThrownBy(() -> BEHIND_PROXY.require(address, false));
    }

    @Test
    void notEverywhereByDefault() {
        assertThatThrownBy(() -> PLAIN.require(null, false)).isInstanceOf(ExposedAddressException.class);
    }
}
