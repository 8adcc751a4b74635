package tech.aia.graph.result;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Property;

/** How {@link Result} stands in the graph. Anybody may import anything, so values of another kind than expected are read as none. */
@Node("Result")
record ResultNode(
        @Id String id,
        @Nullable String name,
        @Property("result_type") @Nullable String resultType,
        @Nullable String summary,
        @Nullable String content,
        @Property("created_at") @Nullable ZonedDateTime createdAt,
        @Property("updated_at") @Nullable ZonedDateTime updatedAt) {

    /** What a statement returns of a node {@code r}. */
    static final String PROJECTION = """
            r {
              .id, __nodeLabels__: labels(r), __elementId__: elementId(r),
              name: toStringOrNull(r.name),
              result_type: toStringOrNull(r.result_type),
              summary: toStringOrNull(r.summary),
              content: toStringOrNull(r.content),
              created_at: CASE WHEN r.created_at IS :: ZONED DATETIME THEN r.created_at END,
              updated_at: CASE WHEN r.updated_at IS :: ZONED DATETIME THEN r.updated_at END
            }""";

    Result toResult() {
        return new Result(id, name, resultType, summary, content, instant(createdAt), instant(updatedAt));
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
