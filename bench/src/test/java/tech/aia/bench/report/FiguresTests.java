package tech.aia.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {
    @TempDir
    Path folder;

    @Test
    void saysWhichBarsAreMissedAndWhichCannotBeJudged() {
        var figures = new Figures("Search", new PrintStream(OutputStream.nullOutputStream()));
        figures.add("time", "ms", Sample.of(0.5, 2, 0.7), Bar.atMost(1));
        figures.add("recall", "", Sample.of(0.94), Bar.atLeast(0.95));
        figures.add("share", "", Sample.of(0.1), Bar.atLeast(0.85).onlyIf(false, "too few"));
        figures.add("size", "MB", Sample.of(1234.4, 1234.4));

        assertThat(figures.markdown()).isEqualTo("""
                ### Search

                | what | median | min – max | bar | verdict |
                |---|--:|--:|---|---|
                | time | 0.7 ms | 0.5 – 2 | ≤ 1 | pass |
                | recall | 0.94 | one value | ≥ 0.95 | **fail** |
                | share | 0.1 | one value | ≥ 0.85 | not judged: too few |
                | size | 1,234 MB | 1,234 – 1,234 |  |  |
                """);
    }

    @ParameterizedTest
    @CsvSource({"0.8203, true", "0.8198, true", "0.8208, true", "0.8197, false", "0.8209, false"})
    void judgesABarWithTwoEnds(double value, boolean met) {
        assertThat(Bar.within(0.8203, 0.0005).met().test(value)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "20000; 20,000",
                "100; 100",
                "99.96; 100",
                "30; 30",
                "1.234; 1.23",
                "0.8203; 0.8203",
                "0.01234; 0.0123"
            })
    void showsThreeDigitsOrMore(double value, String shown) {
        assertThat(Figure.number(value)).isEqualTo(shown);
    }

    @Test
    void replacesItsOwnBlockInADocumentAndLeavesTheRest() throws IOException {
        var file = Files.writeString(
                folder.resolve("page.md"),
                "the lines `<!-- figures -->` and `<!-- /figures -->`\n<!-- figures -->\n<!-- /figures -->\nafter\n");
        var document = new Document(file);
        document.write("search", "one\n");
        document.write("import", "two\n");
        document.write("search", "three\n");

        assertThat(file).hasContent("""
                the lines `<!-- figures -->` and `<!-- /figures -->`
                <!-- figures -->
                <!-- figures: search -->

                three

                <!-- /figures: search -->

                <!-- figures: import -->

                two

                <!-- /figures: import -->

                <!-- /figures -->
                after
                """);
    }

    @Test
    void refusesADocumentWithoutAPlaceForFigures() throws IOException {
        var file = Files.writeString(folder.resolve("page.md"), "nothing\n");

        assertThatIOException().isThrownBy(() -> new Document(file).write("search", "one\n"));
    }
}
