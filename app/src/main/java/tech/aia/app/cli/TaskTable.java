package tech.aia.app.cli;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Tasks as rows of a table. */
final class TaskTable {
    private static final int BAR = 10;

    private final Instant now;

    /** @param now what ages are counted to */
    TaskTable(Instant now) {
        this.now = now;
    }

    void print(JsonNode tasks, PrintStream out, int columns) {
        if (tasks.isEmpty()) {
            out.println("No tasks.");
            return;
        }
        var table = new Table(List.of("id", "status", "progress", "type", "description", "agent", "age"));
        tasks.forEach(task -> table.add(row(task)));
        table.print(out, columns);
    }

    private List<Cell> row(JsonNode task) {
        var row = new ArrayList<Cell>();
        row.add(text(task.path("task_id")));
        row.add(text(task.path("status")));
        row.add(Cell.of(bar(task)));
        row.add(text(task.path("task_type")));
        row.add(text(task.path("description")));
        row.add(text(task.path("assigned_agents").path(0)));
        row.add(Cell.of(age(task)));
        return row;
    }

    static String bar(JsonNode task) {
        var percent = Math.clamp(task.path("progress").asDouble(0), 0.0, 100.0);
        var filled = (int) (percent * BAR / 100);
        return String.format(Locale.ROOT, "[%s%s] %3d %%", "#".repeat(filled), "-".repeat(BAR - filled), (int) percent);
    }

    private String age(JsonNode task) {
        try {
            var created = Instant.parse(task.path("created_at").asString(""));
            return Amounts.duration(
                    (double) Math.max(0, Duration.between(created, now).toSeconds()));
        } catch (DateTimeException unknown) {
            return "";
        }
    }

    private static Cell text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Cell.of("") : Cell.of(value);
    }
}
