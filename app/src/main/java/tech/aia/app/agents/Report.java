package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.app.agents.ReportedTasks.Reported;

/** A report in Markdown (CommonMark with GitHub's tables), a section for each task. */
final class Report {
    private static final int LONGEST_HEADING = 100;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int MOST_VALUES = 100;

    /** A result is kept with its media on one node, which takes a million characters; past this, tasks are told of in brief. */
    private static final int LONG = 300_000;

    private final String title;
    private final Set<String> wanted;
    private final List<String> blocks = new ArrayList<>();
    private int tasks;
    private int length;

    Report(String title, Set<String> wanted) {
        this.title = title;
        this.wanted = wanted;
    }

    /** @param chart the file that draws this task's numbers; null for none */
    void add(Reported task, @Nullable String chart) {
        tasks++;
        block("## " + tasks + ". " + MarkdownText.escaped(heading(task)));
        blocks.add(MarkdownText.escaped(task.id()) + " · " + MarkdownText.escaped(task.taskType()) + " · "
                + MarkdownText.escaped(task.status()));
        if (!task.hasResult()) {
            block("It has no result.");
            return;
        }
        if (wanted.contains("summary") && task.summary() != null) {
            block(MarkdownText.escaped(shortened(task.summary(), LONGEST_SUMMARY)));
        }
        if (chart != null) {
            block("![" + MarkdownText.escaped(heading(task)) + "](" + chart + ")");
        }
        if (length > LONG) {
            block("The report is long already; its numbers are in the task's result.");
            return;
        }
        if (wanted.contains("values")) {
            values(task.content());
        }
        if (wanted.contains("tables")) {
            ReportTable.all(task.content()).stream()
                    .takeWhile(table -> length <= LONG)
                    .forEach(table -> {
                        block("### "
                                + MarkdownText.escaped(shortened(ReportTable.words(table.name()), LONGEST_HEADING)));
                        block(table.markdown());
                    });
        }
        if (wanted.contains("metrics") && !task.metrics().isEmpty()) {
            block("### Metrics");
            values(task.metrics());
        }
    }

    private void block(String markdown) {
        blocks.add(markdown);
        length += markdown.length();
    }

    private void values(Map<String, @Nullable Object> content) {
        var lines = new ArrayList<String>();
        content.entrySet().stream().limit(MOST_VALUES).forEach(entry -> {
            var name = shortened(entry.getKey(), LONGEST_HEADING);
            var value = entry.getValue();
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                lines.add("- " + MarkdownText.escaped(ReportTable.words(name)) + ": "
                        + MarkdownText.escaped(ReportTable.cell(value)));
            }
        });
        if (!lines.isEmpty()) {
            block(String.join("\n", lines));
        }
    }

    String markdown(List<Reported> all) {
        var completed = all.stream().filter(Reported::hasResult).count();
        var head = "# " + MarkdownText.escaped(title) + "\n\nOf " + all.size()
                + (all.size() == 1 ? " task, " : " tasks, ") + completed + " with a result.\n\n";
        return head + String.join("\n\n", blocks) + "\n";
    }

    private static String heading(Reported task) {
        var line = task.description().strip().lines().findFirst().orElse("");
        var heading = line.isEmpty() ? ReportTable.words(task.taskType()) : line;
        return shortened(heading, LONGEST_HEADING);
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
