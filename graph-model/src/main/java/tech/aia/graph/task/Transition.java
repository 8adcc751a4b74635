package tech.aia.graph.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One or more steps of one task, gathered to be written at once with their events. */
final class Transition {
    /** What a point of priority is worth in waiting. */
    private static final long MILLIS_PER_PRIORITY = 60_000;

    private final TaskProperties before;
    private final Map<String, @Nullable Object> after;
    private final Map<String, @Nullable Object> set = new LinkedHashMap<>();
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final Instant now;
    private final String by;

    Transition(TaskProperties task, Instant now, String by) {
        this.before = task;
        this.after = new LinkedHashMap<>(task.values());
        this.now = now;
        this.by = by;
        set("updated_at", now);
    }

    Transition set(String key, @Nullable Object value) {
        var stored = value instanceof Instant instant ? Times.zoned(instant) : value;
        set.put(key, stored);
        after.put(key, stored);
        return this;
    }

    /** Goes to another status, with an event that says why. */
    Transition to(TaskStatus status, String reason) {
        var task = now();
        var seq = task.number("event_seq", 0) + 1;
        var event = new LinkedHashMap<String, Object>();
        event.put("seq", seq);
        event.put("at", Times.zoned(now));
        if (task.text("status") != null) {
            event.put("from", task.status().word());
        }
        event.put("to", status.word());
        event.put("by", by);
        event.put("reason", reason);
        event.put("attempt", (long) task.attempt());
        events.add(event);
        return set("event_seq", seq).set("status", status.word());
    }

    /** Into the queue, for a worker to take from {@code ready} on, or once nothing is left that it waits for. */
    Transition queue(Instant ready, String reason) {
        if (!now().waitsFor().isEmpty()) {
            return out().to(TaskStatus.QUEUED, reason);
        }
        var startTimeout = before.millis("start_timeout_ms");
        unheld().set("ready_at", ready)
                .set("start_deadline", startTimeout == null ? null : ready.plus(startTimeout))
                .to(TaskStatus.QUEUED, reason);
        return ready.isAfter(now) ? set("delayed_until", ready).set("queue_key", null) : waiting(ready);
    }

    /** Can be taken now. Older and more urgent ones have smaller keys; the key never changes, so waiting is what moves a task up. */
    Transition waiting(Instant ready) {
        return set("delayed_until", null)
                .set("queue_key", ready.toEpochMilli() - before.priority() * MILLIS_PER_PRIORITY);
    }

    Transition started(Instant when, String reason) {
        var runTimeout = before.millis("run_timeout_ms");
        return set("started_at", when)
                .set("run_deadline", runTimeout == null ? null : when.plus(runTimeout))
                .to(TaskStatus.RUNNING, reason);
    }

    Transition completed(String reason) {
        var started = now().instant("started_at");
        return ended(TaskStatus.COMPLETED, reason)
                .set("completed_at", now)
                .set("progress", 100.0)
                .set(
                        "duration_ms",
                        started == null ? null : Duration.between(started, now).toMillis());
    }

    Transition failed(String type, String message) {
        return ended(TaskStatus.FAILED, message)
                .set("ended_at", now)
                .set("error_type", type)
                .set("error", message);
    }

    Transition cancelled(String reason) {
        return ended(TaskStatus.CANCELLED, reason).set("ended_at", now);
    }

    private Transition ended(TaskStatus status, String reason) {
        return set("done_by", before.text("agent_id"))
                .out()
                .set("waits_for", null)
                .set("open_for", null)
                .set("estimated_completion", null)
                .to(status, reason);
    }

    /** With nobody, and where nobody can take it. */
    private Transition out() {
        return unheld().set("queue_key", null)
                .set("delayed_until", null)
                .set("start_deadline", null)
                .set("ready_at", null);
    }

    /** Must wait for one more, too; a task that nobody holds leaves the queue. */
    Transition hold(String hold) {
        var task = now();
        set(
                "waits_for",
                Stream.concat(task.waitsFor().stream(), Stream.of(hold))
                        .distinct()
                        .toList());
        return task.status() == TaskStatus.QUEUED ? out() : this;
    }

    /** No longer waits for this; goes to the queue when that was the last. */
    Transition release(String hold, String reason) {
        var left =
                now().waitsFor().stream().filter(other -> !other.equals(hold)).toList();
        set("waits_for", left.isEmpty() ? null : left);
        return left.isEmpty() && now().status() == TaskStatus.QUEUED ? queue(now, reason) : this;
    }

    private Transition unheld() {
        return set("lease_until", null).set("agent_id", null).set("run_deadline", null);
    }

    /** Whether these steps end the task. */
    boolean ends() {
        return now().status().ended() && !before.status().ended();
    }

    /** Whether these steps begin the task again. */
    boolean revives() {
        return before.status().ended() && !now().status().ended();
    }

    String id() {
        return before.id();
    }

    /** Why it took its last step. */
    String reason() {
        return String.valueOf(events.getLast().get("reason"));
    }

    /** The task with all steps taken. */
    TaskProperties now() {
        return new TaskProperties(after);
    }

    Map<String, Object> row() {
        return Map.of("id", before.id(), "set", set, "events", events);
    }
}
