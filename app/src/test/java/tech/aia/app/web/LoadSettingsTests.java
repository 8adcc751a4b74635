package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LoadSettingsTests {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new LoadSettings(
                        Duration.ofSeconds(30), null, null, 16, 1000, null, Duration.ofSeconds(2), null));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.limits.request-time", "5s",
                        "aia.limits.concurrent-requests", "7",
                        "aia.limits.concurrent-logins", "6",
                        "aia.limits.concurrent-imports", "5",
                        "aia.limits.waiting-workers", "4",
                        "aia.limits.queued-requests", "3",
                        "aia.limits.queue-time", "1s",
                        "aia.limits.body-memory", "1MB")))
                .isEqualTo(new LoadSettings(
                        Duration.ofSeconds(5), 7, 6, 5, 4, 3, Duration.ofSeconds(1), DataSize.ofMegabytes(1)));
    }

    @Test
    void whatIsNotSetFollowsFromTheMachine() {
        var usual = bound(Map.of());

        assertThat(usual.requests(2, 2 * GIGABYTE)).isEqualTo(128);
        assertThat(usual.requests(64, 2 * GIGABYTE)).as("little heap").isEqualTo(128);
        assertThat(usual.requests(1, 1)).as("hardly any").isEqualTo(16);
        assertThat(usual.logins(128)).isEqualTo(32);
        assertThat(usual.queued(128)).isEqualTo(256);
        assertThat(usual.bodies(2 * GIGABYTE)).isEqualTo(GIGABYTE / 16);
        assertThat(usual.bodies(1)).isEqualTo(16 << 20);
    }

    @Test
    void whatIsSetGoesBeforeTheMachine() {
        var set = bound(Map.of(
                "aia.limits.concurrent-requests", "7",
                "aia.limits.concurrent-logins", "3",
                "aia.limits.queued-requests", "0",
                "aia.limits.body-memory", "1KB"));

        assertThat(set.requests(2, GIGABYTE)).isEqualTo(7);
        assertThat(set.logins(7)).isEqualTo(3);
        assertThat(set.queued(7)).isZero();
        assertThat(set.bodies(GIGABYTE)).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({
        "request-time, 99ms",
        "request-time, 61m",
        "concurrent-requests, 0",
        "concurrent-logins, 0",
        "concurrent-imports, 0",
        "waiting-workers, 0",
        "queued-requests, -1",
        "queue-time, -1s",
        "body-memory, 0B",
    })
    void refusesWhatCannotBe(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of("aia.limits." + key, value)))
                .rootCause()
                .hasMessageContaining("aia.limits." + key);
    }

    private static LoadSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.limits", LoadSettings.class);
    }
}
