package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyIT {
    private static final String[] FORWARDED = {
        "Host: localhost",
        "X-Forwarded-For: 203.0.113.9",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: kb.example.org",
        "Forwarded: for=203.0.113.9;proto=https;host=kb.example.org"
    };

    @ParameterizedTest
    @ValueSource(strings = {"--aia.server.names=kb.example.org", "--spring.main.cloud-platform=kubernetes"})
    void withoutAProxyNobodyIsBelieved(String setting) {
        try (var server = EdgeServer.start(setting)) {
            assertThat(server.told(FORWARDED))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("caller 127.0.0.1, http://localhost:80")
                    .doesNotContain("Strict-Transport-Security")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void behindAProxyItTellsWhoCallsAndHow() {
        try (var server = EdgeServer.start("--aia.server.behind-proxy=true", "--aia.server.names=kb.example.org")) {
            assertThat(server.told(FORWARDED))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("caller 203.0.113.9, https://kb.example.org:443")
                    .contains("Strict-Transport-Security: max-age=31536000")
                    .contains("Set-Cookie: probe=1; Secure");
            assertThat(server.told(
                            "Host: localhost",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: kb.example.org",
                            "Origin: https://kb.example.org"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Host: evil.example, Origin: https://kb.example.org",
        "X-Forwarded-Host: localhost, Origin: https://evil.example",
        "X-Forwarded-Host: kb.example.org, Origin: http://localhost:3000"
    })
    void behindAProxyTooOnlyKnownNamesAndTheirPagesAreAnswered(String host, String origin) {
        try (var server = EdgeServer.start("--aia.server.behind-proxy=true", "--aia.server.names=kb.example.org")) {
            assertThat(server.told("Host: localhost", "X-Forwarded-Proto: https", host, origin))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @CsvSource({"'6.6.6.6, 203.0.113.9', 203.0.113.9", "'6.6.6.6, 203.0.113.9, 198.51.100.7', 203.0.113.9"})
    void whatACallerMadeUpInFrontOfTheProxysWordDoesNotCount(String forwarded, String caller) {
        try (var server = EdgeServer.start("--aia.server.behind-proxy=true", "--aia.server.proxies=198.51.100.0/24")) {
            assertThat(server.told("Host: localhost", "X-Forwarded-For: " + forwarded))
                    .contains("caller " + caller + ",");
        }
    }

    @Test
    void anAddressThatIsNoProxysIsNotSteppedOver() {
        try (var server = EdgeServer.start("--aia.server.behind-proxy=true")) {
            assertThat(server.told("Host: localhost", "X-Forwarded-For: 6.6.6.6, 10.0.0.7"))
                    .contains("caller 10.0.0.7,");
        }
    }
}
