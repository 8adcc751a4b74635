package tech.aia.graph.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task. A field is null where the graph has no such property, or holds a value of another kind in it.
 *
 * @param id {@code task_<key>}
 * @param taskType kind of work, such as {@code sentiment_analysis}
 * @param status queued, assigned, running, completed, failed or cancelled
 * @param priority 1 to 10, 10 being the most urgent
 * @param progress 0 to 100
 * @param endedAt when it failed or was cancelled
 * @param error why it failed
 */
public record Task(
        String id,
        @Nullable String name,
        @Nullable String taskType,
        @Nullable String description,
        @Nullable String status,
        @Nullable Long priority,
        @Nullable Double progress,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable Instant updatedAt) {}
