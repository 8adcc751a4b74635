package tech.aia.app.failure;

import java.util.List;
import java.util.Map;
import tech.aia.app.failure.Ledger.Held;

/** Workers that hung: each wakes up after others have got its task, and reports as if nothing had happened. */
final class HangingWorkers implements Runnable {
    private static final List<String> ENDS = List.of("completed", "failed", "cancelled");

    private final Servers servers;
    private final Ledger ledger;
    private volatile boolean stopping;

    HangingWorkers(Servers servers, Ledger ledger) {
        this.servers = servers;
        this.ledger = ledger;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            ledger.abandoned().forEach(this::wake);
            Servers.pause();
        }
    }

    private void wake(Held held) {
        var seen = servers.attempt("/tasks/" + held.task(), null, Map.of());
        if (seen.isEmpty() || !hasMovedOn(seen.get(), held)) {
            return;
        }
        var answer = servers.insist("/tasks/" + held.task() + "/complete", NoOpWorker.completion("late", held.token()));
        if (answer.status() == 409
                && answer.body().path("error").path("code").asString("").equals("E018")) {
            ledger.fenced();
        } else {
            ledger.wrong("A worker that had lost its lease was answered with " + answer);
        }
        ledger.reported(held);
    }

    private static boolean hasMovedOn(Servers.Answer seen, Held held) {
        return seen.body().path("attempt").asInt(0) > held.attempt()
                || ENDS.contains(seen.body().path("status").asString(""));
    }
}
