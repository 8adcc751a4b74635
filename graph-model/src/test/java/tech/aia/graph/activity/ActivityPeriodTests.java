package tech.aia.graph.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.graph.GraphModelException;

class ActivityPeriodTests {
    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1h, 1", "24h, 24", "7d, 168", "2w, 336", "90d, 2160", "P7D, 168", "PT12H, 12", "P1DT1H, 25", "P2W, 336"
    })
    void endsWhenItIsToldTo(String text, long hours) {
        var period = ActivityPeriod.before(END, text);

        assertThat(period.to()).isEqualTo(END);
        assertThat(period.length()).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "7", "d", "7m", "0d", "59m", "PT59M", "91d", "P91D", "-7d", "PT-7H", "P1M", "99999d", "7d ", "week"
            })
    void refusesWhatIsNoPeriod(String text) {
        assertThatThrownBy(() -> ActivityPeriod.before(END, text))
                .isInstanceOfSatisfying(GraphModelException.InvalidValue.class, refused -> {
                    assertThat(refused.field()).isEqualTo("period");
                    assertThat(refused.given()).isEqualTo(text);
                });
    }
}
