package tech.aia.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Asks again and again how tasks stand: on a terminal the table is drawn anew in its place, elsewhere each change is a line. Asking costs
 * the server an index lookup; the event stream would say no more than when to ask.
 */
final class TaskWatch {
    private static final long PAUSE_MILLIS = 500;

    /** Up so many lines, and everything below them wiped. */
    private static final String REDRAW = "\u001b[%dA\u001b[J";

    private final ApiClient client;
    private final Terminal terminal;
    private final Clock clock;
    private final Map<String, String> told = new HashMap<>();
    private int drawn;

    TaskWatch(ApiClient client, Terminal terminal, Clock clock) {
        this.client = client;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Ends with an exception, with the process, or when all have ended and {@code untilDone} is set. */
    void run(String path, boolean untilDone) {
        while (true) {
            var tasks = client.get(path).path("tasks");
            if (terminal.width() == Terminal.UNLIMITED) {
                tell(tasks);
            } else {
                draw(tasks);
            }
            terminal.out().flush();
            if (untilDone && !isUnderWay(tasks)) {
                return;
            }
            pause();
        }
    }

    private static boolean isUnderWay(JsonNode tasks) {
        for (var task : tasks) {
            if (List.of("accepted", "in_progress").contains(task.path("status").asString(""))) {
                return true;
            }
        }
        return false;
    }

    private void draw(JsonNode tasks) {
        var text = new ByteArrayOutputStream();
        new TaskTable(clock.instant())
                .print(tasks, new PrintStream(text, true, StandardCharsets.UTF_8), terminal.width());
        if (drawn > 0) {
            terminal.out().printf(REDRAW, drawn);
        }
        var table = text.toString(StandardCharsets.UTF_8);
        terminal.out().print(table);
        drawn = (int) table.lines().count();
    }

    /** The oldest change first, as a log reads. */
    private void tell(JsonNode tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            var task = tasks.get(i);
            var id = Cell.of(task.path("task_id")).text();
            var line = String.format(
                    "%-11s  %s  %s  %s  %s",
                    Cell.of(task.path("status")).text(),
                    TaskTable.bar(task),
                    id,
                    Cell.of(task.path("task_type")).text(),
                    Cell.of(task.path("description")).text());
            if (!line.equals(told.put(id, line))) {
                terminal.out().println(line.stripTrailing());
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException failure) {
            throw client.interrupted(failure);
        }
    }
}
