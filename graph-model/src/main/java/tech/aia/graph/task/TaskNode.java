package tech.aia.graph.task;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Property;

/** How {@link Task} stands in the graph. Anybody may import anything, so values of another kind than expected are read as none. */
@Node("Task")
record TaskNode(
        @Id String id,
        @Nullable String name,
        @Property("task_type") @Nullable String taskType,
        @Nullable String description,
        @Nullable String status,
        @Nullable Long priority,
        @Nullable Double progress,
        @Property("created_at") @Nullable ZonedDateTime createdAt,
        @Property("started_at") @Nullable ZonedDateTime startedAt,
        @Property("completed_at") @Nullable ZonedDateTime completedAt,
        @Property("ended_at") @Nullable ZonedDateTime endedAt,
        @Nullable String error,
        @Property("updated_at") @Nullable ZonedDateTime updatedAt) {

    /** What a statement returns of a node {@code t}. */
    static final String PROJECTION = """
            t {
              .id, __nodeLabels__: labels(t), __elementId__: elementId(t),
              name: toStringOrNull(t.name),
              task_type: toStringOrNull(t.task_type),
              description: toStringOrNull(t.description),
              status: toStringOrNull(t.status),
              priority: toIntegerOrNull(t.priority),
              progress: toFloatOrNull(t.progress),
              created_at: CASE WHEN t.created_at IS :: ZONED DATETIME THEN t.created_at END,
              started_at: CASE WHEN t.started_at IS :: ZONED DATETIME THEN t.started_at END,
              completed_at: CASE WHEN t.completed_at IS :: ZONED DATETIME THEN t.completed_at END,
              ended_at: CASE WHEN t.ended_at IS :: ZONED DATETIME THEN t.ended_at END,
              error: toStringOrNull(t.error),
              updated_at: CASE WHEN t.updated_at IS :: ZONED DATETIME THEN t.updated_at END
            }""";

    Task toTask() {
        return new Task(
                id,
                name,
                taskType,
                description,
                status,
                priority,
                progress,
                instant(createdAt),
                instant(startedAt),
                instant(completedAt),
                instant(endedAt),
                error,
                instant(updatedAt));
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
