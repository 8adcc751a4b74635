package tech.aia.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new StreamSettings(
                        2000,
                        20_000,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(500)));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.stream.max-readers", "1",
                        "aia.stream.buffer", "2",
                        "aia.stream.heartbeat", "3s",
                        "aia.stream.retry", "4s",
                        "aia.stream.write-timeout", "5s",
                        "aia.stream.poll-interval", "6s")))
                .isEqualTo(new StreamSettings(
                        1,
                        2,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @CsvSource({"max-readers,0", "buffer,-1", "heartbeat,0s", "retry,2h", "write-timeout,1ms", "poll-interval,0s"})
    void refusesWhatCannotWork(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of("aia.stream." + key, value)))
                .rootCause()
                .hasMessageContaining("aia.stream." + key);
    }

    private static StreamSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.stream", StreamSettings.class);
    }
}
