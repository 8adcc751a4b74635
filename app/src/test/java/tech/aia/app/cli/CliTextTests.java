package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTextTests {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "Zürich, 6",
        "Zu\u0308rich, 6",
        "日本, 4",
        "한국어, 6",
        "👍, 2",
        "👩‍👩‍👧, 2",
        "❤\uFE0F, 2",
        "a\u200Bb, 2"
    })
    void measuresTextInTerminalColumns(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "日本語, 5, 日本…", "日本語, 4, 日…", "ae\u0301e\u0301f, 3, ae\u0301…"})
    void cutsTextBetweenCharacters(String text, int columns, String expected) {
        assertThat(TextWidth.fit(text, columns)).isEqualTo(expected);
        assertThat(TextWidth.of(TextWidth.fit(text, columns))).isLessThanOrEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "999949, 999.9 kB", "999950, 1.0 MB", "272000000000, 272.0 GB"})
    void writesBytes(long bytes, String expected) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 0 s",
        "59.4, 59 s",
        "60, 1:00 min",
        "3599, 59:59 min",
        "3600, 1:00 h",
        "90061, 25:01 h",
        "259200, 3 days"
    })
    void writesDurations(double seconds, String expected) {
        assertThat(Amounts.duration(seconds)).isEqualTo(expected);
    }

    @Test
    void drawsABarOnlyOfWhatIsKnown() {
        assertThat(Progress.bar(OptionalDouble.of(0.25))).isEqualTo("[######------------------]  25 %");
        assertThat(Progress.bar(OptionalDouble.of(7))).isEqualTo("[########################] 100 %");
        assertThat(Progress.bar(OptionalDouble.empty())).doesNotContain("%");
    }
}
