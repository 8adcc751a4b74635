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

    private final String title;
    private final Set<String> wanted;
    private final List<String> blocks = new ArrayList<>();
    private int tasks;

    Report(String title, Set<String> wanted) {
        this.title = title;
        this.wanted = wanted;
    }

    /** @param chart the file that draws this task's numbers; null for none */
    void add(Reported task, @Nullable String chart) {
        tasks++;
        blocks.add("## " + tasks + ". " + MarkdownText.escaped(heading(task)));
        blocks.add(MarkdownText.escaped(task.id()) + " · " + MarkdownText.escaped(task.taskType()) + " · "
                + MarkdownText.escaped(task.status()));
        if (!task.hasResult()) {
            blocks.add("It has no result.");
            return;
        }
        if (wanted.contains("summary") && task.summary() != null) {
            blocks.add(MarkdownText.escaped(task.summary()));
        }
        if (chart != null) {
            blocks.add("![" + MarkdownText.escaped(heading(task)) + "](" + chart + ")");
        }
        if (wanted.contains("values")) {
            values(task.content());
        }
        if (wanted.contains("tables")) {
            ReportTable.all(task.content()).forEach(table -> {
                blocks.add("### " + MarkdownText.escaped(ReportTable.words(table.name())));
                blocks.add(table.markdown());
            });
        }
        if (wanted.contains("metrics") && !task.metrics().isEmpty()) {
            blocks.add("### Metrics");
            values(task.metrics());
        }
    }

    private void values(Map<String, @Nullable Object> content) {
        var lines = new ArrayList<String>();
        content.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                lines.add("- " + MarkdownText.escaped(ReportTable.words(name)) + ": "
                        + MarkdownText.escaped(ReportTable.cell(value)));
            }
        });
        if (!lines.isEmpty()) {
            blocks.add(String.join("\n", lines));
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
        return heading.length() <= LONGEST_HEADING ? heading : heading.substring(0, LONGEST_HEADING - 1) + "…";
    }
}
