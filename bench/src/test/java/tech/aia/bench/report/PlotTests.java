package tech.aia.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTests {
    private static final Plot PLOT = new Plot(
            "scale-reads",
            "Reads, p50",
            "entities",
            "ms",
            Plot.Scale.LOGARITHMIC,
            List.of(
                    new Curve("point read", List.of(new Curve.Point(10_000, 0.025), new Curve.Point(1_000_000, 0.5))),
                    new Curve("20 rows", List.of(new Curve.Point(10_000, 0.03), new Curve.Point(1_000_000, 0.04)))),
            new Plot.Line("bar: at most 2 ms", 2));

    @TempDir
    Path folder;

    @Test
    void namesCurvesUnitsPowersOfTenAndTheBar() {
        assertThat(Drawing.svg(PLOT))
                .contains(">Reads, p50, in ms<", ">point read<", ">20 rows<", ">entities<", ">bar: at most 2 ms<")
                .contains(">10,000<", ">100,000<", ">1,000,000<")
                .contains(">0.01<", ">0.1<", ">1<", ">10<");
    }

    @Test
    void drawsTheSameAgainSoThatOnlyChangedFiguresChangeAFile() {
        assertThat(Drawing.svg(PLOT)).isEqualTo(Drawing.svg(PLOT));
    }

    @Test
    void drawsWhatIsNoughtAndWhatIsOfOneSizeOnly() {
        var curve = new Curve("heap", List.of(new Curve.Point(10_000, 0)));
        assertThat(Drawing.svg(new Plot("k", "t", "rows", "MB", Plot.Scale.LOGARITHMIC, List.of(curve), null)))
                .contains(">10,000<");
    }

    @Test
    void standsBesideItsTableInADocument() throws IOException {
        var file = Files.writeString(folder.resolve("page.md"), "<!-- figures -->\n<!-- /figures -->\n");
        var figures = new Figures("Scale", new PrintStream(OutputStream.nullOutputStream()));
        figures.add("read", "ms", Sample.of(1));
        figures.plot(PLOT);
        figures.note("A note.");
        new Document(file).write("scale", figures);

        assertThat(file)
                .content()
                .contains("| read | 1 ms | one value |  |  |\n\n![Reads, p50](plots/scale-reads.svg)\n\nA note.\n");
        assertThat(folder.resolve("plots/scale-reads.svg")).content().startsWith("<svg");
    }
}
