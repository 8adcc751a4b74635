package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class WebhookSettingsTests {
    @Test
    void theDefaultsAreTheScheduleOfStandardWebhooks() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WebhookSettings(
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        List.of(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(30),
                                Duration.ofHours(2),
                                Duration.ofHours(5),
                                Duration.ofHours(10),
                                Duration.ofHours(14),
                                Duration.ofHours(20),
                                Duration.ofHours(24)),
                        512,
                        32,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(15),
                        Duration.ofDays(7),
                        Duration.ofDays(30)));
    }

    @Test
    void everySettingCanBeChanged() {
        var all = Map.of(
                "timeout", "2s",
                "lease", "5s",
                "retries", "1s,2s",
                "connections", "8",
                "per-webhook", "3",
                "poll", "50ms",
                "alerts", "1h",
                "keep-delivered", "2h",
                "keep-dead", "3h");
        assertThat(bind(all))
                .isEqualTo(new WebhookSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        8,
                        3,
                        Duration.ofMillis(50),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, 0s",
        "timeout, 3m",
        "lease, 20s",
        "retries, 0s",
        "connections, 1",
        "per-webhook, 0",
        "per-webhook, 1000",
        "poll, 0ms",
        "keep-delivered, 1m",
        "keep-dead, 1m"
    })
    void anImpossibleValueNamesItsSetting(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .isInstanceOf(BindException.class)
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("aia.webhooks." + name));
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "' 7 ', 7",
        "999999999, 86400",
        "0, -",
        "-5, -",
        "soon, -",
        "'Mon, 05 Jan 2026 10:00:30 GMT', 30",
        "'Mon, 05 Jan 2026 09:00:00 GMT', -"
    })
    void aTimeToComeBackIsReadInBothItsForms(String header, String seconds) {
        var now = Instant.parse("2026-01-05T10:00:00Z");
        var read = RetryAfter.parse(header, now)
                .map(moment -> Duration.between(now, moment).toSeconds());
        assertThat(read.map(String::valueOf).orElse("-")).isEqualTo(seconds);
    }

    private static WebhookSettings bind(Map<String, String> given) {
        var source = new MapConfigurationPropertySource();
        given.forEach((name, value) -> source.put("aia.webhooks." + name, value));
        return new Binder(source).bindOrCreate("aia.webhooks", WebhookSettings.class);
    }
}
