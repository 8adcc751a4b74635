package tech.aia.app.failure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that submits each task under a key of its own until it is told that the task is accepted. */
final class Submitter {
    private static final int BATCH = 20;

    private final Servers servers;
    private final Ledger ledger;
    private final String run;
    private int next;

    Submitter(Servers servers, Ledger ledger, String run) {
        this.servers = servers;
        this.ledger = ledger;
        this.run = run;
    }

    /** Most in batches, every tenth by itself, one after the other. */
    void submit(int tasks) {
        var batch = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < tasks; i++) {
            var task = task(next++);
            if (i % 10 == 9) {
                one(task);
            } else {
                batch.add(task);
            }
            if (batch.size() == BATCH || i == tasks - 1) {
                many(List.copyOf(batch));
                batch.clear();
            }
        }
    }

    private Map<String, Object> task(int number) {
        var task = new LinkedHashMap<String, Object>();
        task.put("task_type", NoOpWorker.TYPE);
        task.put("description", "Do nothing");
        task.put("idempotency_key", run + "-" + number);
        task.put("requirements", Map.of("number", number, "end", end(number)));
        task.put("retry", Map.of("max_attempts", 100, "initial_delay_ms", 20, "max_delay_ms", 100));
        return task;
    }

    private static String end(int number) {
        return switch (number % 40) {
            case 7 -> "completed at the second try";
            case 17 -> "failed";
            case 27 -> "cancelled";
            default -> "completed";
        };
    }

    private void one(Map<String, Object> task) {
        accepted(task, servers.insist("/tasks/submit", task));
    }

    private void accepted(Map<String, Object> task, Servers.Answer answer) {
        if (answer.status() != 200) {
            ledger.wrong("Submitting was answered with " + answer);
            return;
        }
        accepted(task, answer.body().path("task_id").asString(""));
    }

    private void many(List<Map<String, Object>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var answers = servers.insist("/tasks/batch-submit", Map.of("tasks", batch))
                .body()
                .path("tasks");
        for (int i = 0; i < batch.size(); i++) {
            var id = answers.path(i).path("task_id").asString("");
            if (id.isEmpty()) {
                // A failure of the database is told task by task; the same again gives what was accepted meanwhile.
                one(batch.get(i));
            } else {
                accepted(batch.get(i), id);
            }
        }
    }

    private void accepted(Map<String, Object> task, String id) {
        ledger.accepted(String.valueOf(task.get("idempotency_key")), id);
        if (task.get("requirements") instanceof Map<?, ?> needs && "cancelled".equals(needs.get("end"))) {
            var answer = servers.insist("/tasks/" + id + "/cancel", Map.of("reason", "changed my mind"));
            if (answer.status() != 200 && answer.status() != 409) {
                ledger.wrong("Cancelling was answered with " + answer);
            }
        }
    }
}
