package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServerSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ServerSettings(List.of(), false, List.of(), Duration.ofDays(365), List.of("TLSv1.3")));
        assertThat(origins("")).isEmpty();
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.server.names", "KB.example.org,[::1]",
                        "aia.server.behind-proxy", "true",
                        "aia.server.proxies", "10.0.0.5,10.1.0.0/16",
                        "aia.server.hsts", "1h",
                        "aia.server.tls-protocols", "TLSv1.3,TLSv1.2")))
                .isEqualTo(new ServerSettings(
                        List.of("kb.example.org", "0:0:0:0:0:0:0:1"),
                        true,
                        List.of("10.0.0.5", "10.1.0.0/16"),
                        Duration.ofHours(1),
                        List.of("TLSv1.3", "TLSv1.2")));
        assertThat(origins("https://app.example.org, http://localhost:3000, https://[::1]:8443"))
                .containsExactly("https://app.example.org", "http://localhost:3000", "https://[::1]:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "aia.server.names,https://kb.example.org",
        "aia.server.names,kb.example.org:8443",
        "aia.server.names,*",
        "aia.server.names,*.example.org",
        "aia.server.names,300.1.1.1",
        "aia.server.proxies,0.0.0.0/0",
        "aia.server.proxies,::/0",
        "aia.server.proxies,10.0.0.0/33",
        "aia.server.proxies,proxy.example.org",
        "aia.server.proxies,10.0.0.0/x",
        "aia.server.hsts,-1s",
        "aia.server.tls-protocols,TLSv1.1",
        "aia.server.tls-protocols,SSLv3"
    })
    void refusesWhatMakesNoSense(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/",
                "https://app.example.org/path",
                "app.example.org",
                "https://App.example.org",
                "https://app.example.org:443",
                "http://app.example.org:80",
                "https://user@app.example.org",
                "https://app.example.org?x",
                "file://",
                "null",
                "ftp://app.example.org",
                "https://app.example.org:0"
            })
    void refusesOriginsThatNoBrowserSends(String origin) {
        assertThatThrownBy(() -> new CrossOriginSettings(List.of(origin)))
                .hasMessageStartingWith("aia.cors.origins must list origins as browsers send them")
                .hasMessageContaining("'" + origin + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.org"})
    void refusesToTrustEveryOriginAndSaysWhy(String origin) {
        assertThatThrownBy(() -> new CrossOriginSettings(List.of(origin)))
                .hasMessageContaining("aia.cors.origins")
                .hasMessageContaining("credentials");
    }

    static ServerSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.server", ServerSettings.class);
    }

    private static List<String> origins(String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of("aia.cors.origins", value)))
                .bindOrCreate("aia.cors", CrossOriginSettings.class)
                .origins();
    }
}
