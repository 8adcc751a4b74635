package tech.aia.graph.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ActivitySettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new ActivitySettings(0.1, Duration.ofDays(90)));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of("aia.activity.sampling", "1", "aia.activity.keep", "1d")))
                .isEqualTo(new ActivitySettings(1, Duration.ofDays(1)));
        assertThat(bound(Map.of("aia.activity.sampling", "0")).sampling()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sampling, -0.1", "sampling, 1.1", "sampling, NaN", "sampling, 0.00001", "keep, 23h"})
    void refusesWhatCannotBeByItsName(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of("aia.activity." + key, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("aia.activity." + key);
    }

    private static ActivitySettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.activity", ActivitySettings.class);
    }
}
