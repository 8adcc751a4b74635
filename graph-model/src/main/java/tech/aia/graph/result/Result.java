package tech.aia.graph.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a task produced. A field is null where the graph has no such property, or holds a value of another kind in it.
 *
 * @param id {@code result_<key>}
 * @param resultType kind of result, such as {@code report}
 * @param content the whole result as JSON text
 */
public record Result(
        String id,
        @Nullable String name,
        @Nullable String resultType,
        @Nullable String summary,
        @Nullable String content,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
