package tech.aia.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Markdown file that keeps figures between {@code <!-- figures -->} and {@code <!-- /figures -->}, one block for each section. Writing a
 * section replaces its block and leaves the others as they are.
 */
public final class Document {
    /** Where a document's plots lie, beside it. */
    static final String PLOTS = "plots";

    private static final String END = "<!-- /figures -->";

    private final Path file;

    public Document(Path file) {
        this.file = file;
    }

    /**
     * Puts the block of a section and its plots in place.
     *
     * @throws IOException if the file cannot be read or written, or has no place for figures
     */
    public void write(String section, Figures figures) throws IOException {
        write(section, figures.markdown());
        for (var plot : figures.plots()) {
            var folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(PLOTS));
            Files.writeString(folder.resolve(plot.file()), Drawing.svg(plot));
        }
    }

    /**
     * Puts the block of a section in place.
     *
     * @throws IOException if the file cannot be read or written, or has no place for figures
     */
    void write(String section, String markdown) throws IOException {
        var text = Files.readString(file);
        var begin = "<!-- figures: " + section + " -->\n";
        var end = "<!-- /figures: " + section + " -->\n";
        var block = begin + "\n" + markdown + "\n" + end;
        var from = text.indexOf(begin);
        var to = text.indexOf(end);
        if (from >= 0 && to > from) {
            text = text.substring(0, from) + block + text.substring(to + end.length());
        } else {
            // A line of its own: the text may speak of the marker too.
            var place = text.lastIndexOf("\n" + END) + 1;
            if (place == 0) {
                throw new IOException(file + " has no line '" + END + "' to write figures above");
            }
            text = text.substring(0, place) + block + "\n" + text.substring(place);
        }
        Files.writeString(file, text);
    }
}
