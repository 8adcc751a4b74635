package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '"',
            value = {
                "plain words@plain words",
                "a | b@a \\| b",
                "<img src=x>@\\<img src=x\\>",
                "*bold* [link](x) `code`@\\*bold\\* \\[link\\](x) \\`code\\`",
                "# heading@\\# heading",
                "- item@\\- item",
                "1. item@1\\. item",
                "1.5 of 2@1.5 of 2",
                "-2.5@-2.5",
                "---@\\---",
                "&lt;@\\&lt;"
            })
    void showsTextAsItIs(String text, String markdown) {
        assertThat(MarkdownText.escaped(text)).isEqualTo(markdown);
    }

    @Test
    void putsLinesIntoOne() {
        assertThat(MarkdownText.escaped("one\n\n# two\r\u0000three")).isEqualTo("one \\# two three");
    }

    @Test
    void tablesShowTheFirstRowsAndSayHowManyMoreThereAre() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 30; i++) {
            rows.add(Map.of("count", i, "name", "n" + i, "parts", List.of("x", "y"), "inner", List.of(Map.of("a", 1))));
        }

        var table = ReportTable.all(Map.of("groups", rows)).getFirst().markdown();

        assertThat(table.lines().filter(line -> line.startsWith("|"))).hasSize(27);
        assertThat(table).contains("| n0 | ", "| x, y |", "| 1 items |").endsWith("And 5 more rows.");
    }

    @Test
    void writesNumbersShort() {
        assertThat(List.of(
                        ReportTable.number(3),
                        ReportTable.number(0.123456),
                        ReportTable.number(1234.56),
                        ReportTable.number(-2.5),
                        ReportTable.number(0.0000001)))
                .containsExactly("3", "0.1235", "1235", "-2.500", "0.000000");
    }
}
