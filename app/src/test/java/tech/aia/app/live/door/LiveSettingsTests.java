package tech.aia.app.live.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LiveSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new LiveSettings(
                        1000,
                        20,
                        50,
                        DataSize.ofKilobytes(32),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10)));
    }

    @Test
    void takesEveryKey() {
        var properties = new HashMap<String, String>();
        properties.put("max-connections", "1");
        properties.put("max-per-caller", "2");
        properties.put("max-subscriptions", "3");
        properties.put("max-message", "4KB");
        properties.put("init-timeout", "5s");
        properties.put("keep-alive", "6s");
        properties.put("write-timeout", "7s");
        assertThat(bound(properties))
                .isEqualTo(new LiveSettings(
                        1,
                        2,
                        3,
                        DataSize.ofKilobytes(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-connections, 0",
        "max-per-caller, 0",
        "max-subscriptions, 0",
        "max-message, 1B",
        "max-message, 17MB",
        "init-timeout, 0s",
        "keep-alive, 2h",
        "write-timeout, 1ms"
    })
    void refusesWhatMakesNoSense(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining("aia.graphql.live." + key);
    }

    private static LiveSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("", LiveSettings.class);
    }
}
