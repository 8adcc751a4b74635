package tech.aia.app.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tech.aia.app.failure.Ledger.Held;
import tools.jackson.databind.JsonNode;

/**
 * Claims tasks over HTTP and does nothing but write down that it did. Now and then it dies after that without a word, or hangs until its
 * lease is long over. What it has to report it reports until it is answered.
 */
final class NoOpWorker implements Runnable {
    static final String TYPE = "no_op";

    private static final int BATCH = 8;
    private static final double LEASE_SECONDS = 2;
    private static final double DIES = 0.01;
    private static final double HANGS = 0.01;

    private final Servers servers;
    private final Ledger ledger;
    private final Random chance;
    private final int number;
    private final List<Map<String, Object>> done = new ArrayList<>();
    private int life;
    private volatile boolean stopping;

    NoOpWorker(Servers servers, Ledger ledger, int number) {
        this.servers = servers;
        this.ledger = ledger;
        this.number = number;
        this.chance = new Random(number);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            var answer = servers.attempt(
                    "/workers/claim",
                    Map.of(
                            "worker",
                            name(),
                            "capabilities",
                            List.of(TYPE),
                            "max_tasks",
                            BATCH,
                            "lease_seconds",
                            LEASE_SECONDS,
                            "wait_seconds",
                            0.5),
                    Map.of());
            if (answer.isEmpty()) {
                Servers.pause();
            } else if (answer.get().status() != 200) {
                ledger.wrong("A claim was answered with " + answer.get());
                Servers.pause();
            } else {
                work(answer.get().body().path("tasks"));
            }
        }
    }

    private String name() {
        return "worker-" + number + "-" + life;
    }

    private void work(JsonNode tasks) {
        for (var task : tasks) {
            if (stopping
                    || !work(
                            task,
                            task.path("task_id").asString(""),
                            task.path("fencing_token").asLong(0))) {
                done.clear();
                return;
            }
        }
        completeAll();
    }

    /** Whether it lived. */
    private boolean work(JsonNode task, String id, long token) {
        if (!isHeldAfterHeartbeat(id, token)) {
            return true;
        }
        ledger.effect(id, name(), token);
        var fate = chance.nextDouble();
        if (fate < DIES) {
            life++;
            ledger.workerDied();
            return false;
        }
        if (fate < DIES + HANGS) {
            ledger.abandoned(new Held(id, token, task.path("attempt").asInt(0)));
            return true;
        }
        end(id, token, task.path("requirements").path("end").asString(""));
        return true;
    }

    private boolean isHeldAfterHeartbeat(String id, long token) {
        var alive = servers.insist(
                "/tasks/" + id + "/heartbeat",
                Map.of("fencing_token", token, "progress", 50, "lease_seconds", LEASE_SECONDS));
        if (alive.status() == 200 && alive.body().path("cancel_requested").asBoolean(false)) {
            fail(id, token, false);
            return false;
        }
        return wasTaken(alive);
    }

    private void end(String id, long token, String end) {
        switch (end) {
            case "failed" -> fail(id, token, false);
            case "completed at the second try" -> {
                if (ledger.effects(id).size() == 1) {
                    fail(id, token, true);
                } else {
                    complete(id, token);
                }
            }
            default -> complete(id, token);
        }
    }

    /** Every second worker reports all it has done at once. */
    private void complete(String id, long token) {
        if (number % 2 == 1) {
            var report = new HashMap<>(completion(name(), token));
            report.put("task_id", id);
            done.add(report);
            return;
        }
        wasTaken(servers.insist("/tasks/" + id + "/complete", completion(name(), token)));
    }

    private void completeAll() {
        if (done.isEmpty()) {
            return;
        }
        var answers = servers.insist("/workers/complete", Map.of("reports", done))
                .body()
                .path("reports");
        if (answers.size() != done.size()) {
            ledger.wrong(done.size() + " reports were answered with " + answers);
        }
        for (var answer : answers) {
            var code = answer.path("error").path("code").asString("");
            if (!answer.path("status").asString("").equals("completed") && !code.equals("E018")) {
                ledger.wrong("A report was answered with " + answer);
            }
        }
        done.clear();
    }

    static Map<String, Object> completion(String worker, long token) {
        return Map.of(
                "fencing_token",
                token,
                "summary",
                "Nothing was done",
                "results",
                Map.of("worker", worker, "token", token));
    }

    private void fail(String id, long token, boolean retryable) {
        wasTaken(servers.insist(
                "/tasks/" + id + "/fail",
                Map.of("fencing_token", token, "message", "it was to fail", "retryable", retryable)));
    }

    /** A lost lease is nothing wrong. */
    private boolean wasTaken(Servers.Answer answer) {
        if (answer.status() != 200 && answer.status() != 409) {
            ledger.wrong("A report was answered with " + answer);
        }
        return answer.status() == 200;
    }
}
