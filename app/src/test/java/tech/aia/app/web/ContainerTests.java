package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.53"})
    void listensOnThisMachine(String address) {
        assertThatNoException().isThrownBy(() -> Container.requireLoopback(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10"})
    void refusesToListenWhereOthersCouldCall(String text) throws UnknownHostException {
        var address = InetAddress.getByName(text);

        assertThatThrownBy(() -> Container.requireLoopback(address))
                .isInstanceOf(ExposedAddressException.class)
                .hasMessageContaining("server.address")
                .hasMessageContaining(address.getHostAddress());
    }

    @Test
    void refusesToListenEverywhereByDefault() {
        assertThatThrownBy(() -> Container.requireLoopback(null)).isInstanceOf(ExposedAddressException.class);
    }
}
