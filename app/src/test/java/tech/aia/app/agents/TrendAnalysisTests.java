package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendAnalysisTests {

    @ParameterizedTest
    @CsvSource({
        "0001-01-01, 9999-12-31, day",
        "0001-01-01, 9999-12-31, week",
        "0001-01-01, 9999-12-31, month",
        "0001-01-01, +10001-01-01, year",
        "2000-01-01, 2027-05-19, day"
    })
    void whatReachesOverTooManyPeriodsIsRefusedBeforeTheyAreMade(LocalDate first, LocalDate last, String interval) {
        assertThatThrownBy(() -> TrendAnalysis.trend(table(first, last), "day", null, interval))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("choose a longer interval");
    }

    @Test
    void asManyPeriodsAsThereMayBeAreGiven() {
        var trend = TrendAnalysis.trend(
                table(LocalDate.parse("2000-01-01"), LocalDate.parse("2027-05-18")), "day", null, "day");

        assertThat(Objects.requireNonNull(trend.payload()).get("series"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(10_000);
    }

    private static AnalysisTable table(LocalDate first, LocalDate last) {
        return new AnalysisTable(
                List.of(Map.<String, @Nullable Object>of("day", first), Map.<String, @Nullable Object>of("day", last)),
                true);
    }
}
