package tech.aia.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The figures of one section as they come in, each told on a stream at once. For one thread. */
public final class Figures {
    private final String title;
    private final PrintStream progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();

    public Figures(String title, PrintStream progress) {
        this.title = title;
        this.progress = progress;
    }

    public void add(String what, String unit, Sample sample, Bar bar) {
        var figure = new Figure(what, unit, sample, bar);
        figures.add(figure);
        progress.print("  " + figure.row());
    }

    public void add(String what, String unit, Sample sample) {
        add(what, unit, sample, Bar.none());
    }

    /** A sentence that belongs under the table, such as the sizes measured on. */
    public void note(String sentence) {
        notes.add(sentence);
        progress.println("  " + sentence);
    }

    /** A picture below the table. */
    public void plot(Plot plot) {
        plots.add(plot);
    }

    List<Plot> plots() {
        return List.copyOf(plots);
    }

    /** The table as Markdown, with its heading, plots and notes. */
    public String markdown() {
        var text = new StringBuilder("### " + title + "\n\n");
        if (!figures.isEmpty()) {
            text.append("| what | median | min – max | bar | verdict |\n|---|--:|--:|---|---|\n");
            figures.forEach(figure -> text.append(figure.row()));
            text.append('\n');
        }
        plots.forEach(plot -> text.append("![%s](%s/%s)\n\n".formatted(plot.title(), Document.PLOTS, plot.file())));
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString().stripTrailing() + "\n";
    }
}
