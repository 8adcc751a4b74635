package tech.aia.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TaskSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new TaskSettings(Duration.ofSeconds(1), Duration.ofSeconds(30), 0.65));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.tasks.sweep-interval", "2s", "aia.tasks.lease", "1m", "aia.tasks.match-threshold", "0.8")))
                .isEqualTo(new TaskSettings(Duration.ofSeconds(2), Duration.ofMinutes(1), 0.8));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new TaskSettings(Duration.ZERO, Duration.ofSeconds(1), 0.5))
                .hasMessageContaining("aia.tasks.sweep-interval");
        assertThatThrownBy(() -> new TaskSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 2))
                .hasMessageContaining("aia.tasks.match-threshold");
    }

    private static TaskSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("aia.tasks", TaskSettings.class);
    }
}
