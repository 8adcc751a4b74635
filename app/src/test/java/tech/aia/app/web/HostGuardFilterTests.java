package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HostGuardFilterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:1",
                "127.0.0.1",
                "127.0.0.1:8080",
                "[::1]",
                "[::1]:8080"
            })
    void letsInWhoCallsThisMachineByItsOwnName(String host) {
        assertThat(refusal(host, null)).isNull();
        assertThat(refusal(host, "http://" + host)).isNull();
        assertThat(refusal(host, "https://" + host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "localhost.evil.example",
                "evil.example:8080",
                "127.0.0.2",
                "0.0.0.0",
                "localhost:8080x",
                "user@localhost",
                "localhost evil",
                "[::]",
                "127.0.0.1.nip.io"
            })
    void refusesEveryOtherHost(String host) {
        assertThat(refusal(host, null)).contains("Host");
    }

    @Test
    void refusesARequestWithoutAHost() {
        assertThat(refusal(null, null)).contains("Host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://evil.example",
                "https://localhost.evil.example",
                "file://",
                "http://localhost@evil.example"
            })
    void refusesPagesFromElsewhere(String origin) {
        assertThat(refusal("localhost:8080", origin)).contains("Origin");
    }

    private static @Nullable String refusal(@Nullable String host, @Nullable String origin) {
        var request = new MockHttpServletRequest("GET", "/health");
        if (host != null) {
            request.addHeader("Host", host);
            request.setServerName(host.replaceFirst(":\\d+$", ""));
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return new HostGuardFilter(ServerSettingsTests.bound(Map.of()), new CrossOriginSettings(List.of()))
                .refusal(request);
    }
}
