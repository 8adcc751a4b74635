package tech.aia.graphql.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a type of the schema is read.
 *
 * @param name in the schema, such as {@code Task}
 * @param entityType in the graph, such as {@code task}
 * @param record what the read model gives
 * @param id of one
 * @param findAll those of the ids that exist, with one statement
 * @param fields what the schema calls a field, and how it is read; those that {@code Entity} has are among them but for {@code
 *     properties}, which no read model holds
 */
record NodeType<T>(
        String name,
        String entityType,
        Class<T> record,
        Function<T, String> id,
        Function<Collection<String>, List<T>> findAll,
        Map<String, Function<T, @Nullable Object>> fields) {

    @Nullable
    Object field(Object node, String field) {
        var reader = fields.get(field);
        return reader == null ? null : reader.apply(record.cast(node));
    }

    String idOf(Object node) {
        return id.apply(record.cast(node));
    }
}
