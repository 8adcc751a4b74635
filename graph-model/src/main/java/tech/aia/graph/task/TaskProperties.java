package tech.aia.graph.task;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** The properties of a task's node, read with care: anybody may have imported or changed it. */
record TaskProperties(Map<String, @Nullable Object> values) {
    /** All there is of a node {@code t} but its embedding. Read as a map, so never before the lock that comes ahead of it. */
    static final String PROJECTION = "t {.*, embedding: null} AS task";

    /** Empty for one that was deleted while it was read. */
    static Optional<TaskProperties> read(Row row) {
        var task = new TaskProperties(row.map("task"));
        return task.text("id") == null ? Optional.empty() : Optional.of(task);
    }

    /** In the order of the rows, without those that were deleted while they were read. */
    static Stream<TaskProperties> readAll(List<Row> rows) {
        return rows.stream().map(TaskProperties::read).flatMap(Optional::stream);
    }

    String id() {
        return Objects.requireNonNull(text("id"));
    }

    TaskStatus status() {
        var word = values.get("status");
        return word == null ? TaskStatus.QUEUED : TaskStatus.of(word).orElse(TaskStatus.QUEUED);
    }

    @Nullable
    String text(String key) {
        return values.get(key) instanceof String text ? text : null;
    }

    String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    long number(String key, long otherwise) {
        return values.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    @Nullable
    Instant instant(String key) {
        return switch (values.get(key)) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> null;
        };
    }

    @Nullable
    Duration millis(String key) {
        return values.get(key) instanceof Number number ? Duration.ofMillis(number.longValue()) : null;
    }

    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    int attempt() {
        return (int) number("attempt", 0);
    }

    int priority() {
        return Math.clamp(number("priority", NewTask.DEFAULT_PRIORITY), 1, 10);
    }

    long fencingToken() {
        return number("fencing_token", 0);
    }

    /** What must be over before it can be taken: ids of tasks, and holds. */
    List<String> waitsFor() {
        return texts("waits_for");
    }

    boolean cancelRequested() {
        return Boolean.TRUE.equals(values.get("cancel_requested"));
    }

    RetryPolicy retry() {
        return new RetryPolicy(
                Math.clamp(number("max_attempts", RetryPolicy.DEFAULT.maxAttempts()), 1, 100),
                delay("retry_initial_ms", RetryPolicy.DEFAULT.initialDelay()),
                delay("retry_max_ms", RetryPolicy.DEFAULT.maxDelay()),
                texts("retry_not_after"));
    }

    private Duration delay(String key, Duration otherwise) {
        return Duration.ofMillis(Math.clamp(number(key, otherwise.toMillis()), 0L, RetryPolicy.LONGEST.toMillis()));
    }

    boolean hasAttemptsLeft() {
        return attempt() < number("last_attempt", retry().maxAttempts());
    }

    TaskSnapshot snapshot() {
        var ended = instant("ended_at");
        return new TaskSnapshot(
                id(),
                text("name", id()),
                text("task_type", ""),
                text("description", ""),
                status(),
                priority(),
                values.get("progress") instanceof Number progress ? progress.doubleValue() : 0,
                attempt(),
                retry().maxAttempts(),
                text("requirements"),
                text("context"),
                texts("agents_required"),
                instant("created_at"),
                instant("updated_at"),
                instant("ready_at"),
                instant("lease_until"),
                fencingToken(),
                text("worker"),
                text("agent_id"),
                instant("started_at"),
                ended == null ? instant("completed_at") : ended,
                text("partial_results"),
                cancelRequested(),
                text("error_type"),
                text("error"),
                instant("estimated_completion"),
                waitsFor(),
                (int) number("dependencies", 0),
                text("run_id"),
                text("stage"));
    }
}
