package tech.aia.graphql.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.compile.Cursors;
import tech.aia.graphql.compile.Shape;

/** The fields of connections that are made of rows; see {@link Shape}. */
final class ConnectionFields {
    private static final Map<String, RowField> FIELDS = Map.of(
            "edges", ConnectionFields::edges,
            "nodes", ConnectionFields::nodes,
            "pageInfo", (source, key) -> PageInfo.of(source));

    /** The schema's type of this name. */
    private record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) implements Fields {

        static PageInfo of(Object connection) {
            var source = map(connection);
            var page = page(source);
            var more = rows(source).size() > page.size();
            var backward = is(source, Shape.BACKWARD);
            return new PageInfo(
                    backward ? is(source, Shape.BEFORE) : more,
                    backward ? more : is(source, Shape.AFTER),
                    page.isEmpty() ? null : asked(page.getFirst()),
                    page.isEmpty() ? null : asked(page.getLast()));
        }

        private static @Nullable String asked(Map<String, @Nullable Object> row) {
            return row.get(Shape.PLACE) == null ? null : cursor(row);
        }

        @Override
        public @Nullable Object field(String name, String key) {
            return switch (name) {
                case "hasNextPage" -> hasNextPage;
                case "hasPreviousPage" -> hasPreviousPage;
                case "startCursor" -> startCursor;
                case "endCursor" -> endCursor;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    private ConnectionFields() {}

    static Optional<RowField> of(String field) {
        return Optional.ofNullable(FIELDS.get(field));
    }

    static RowField cursor() {
        return (source, key) -> cursor(map(source));
    }

    private static Object edges(Object source, String key) {
        var edges = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : page(map(source))) {
            var edge = new LinkedHashMap<>(map(row.get(key)));
            edge.put(Shape.PLACE, row.get(Shape.PLACE));
            edges.add(edge);
        }
        return edges;
    }

    private static Object nodes(Object source, String key) {
        var nodes = new ArrayList<@Nullable Object>();
        page(map(source)).forEach(row -> nodes.add(row.get(key)));
        return nodes;
    }

    private static boolean is(Map<String, @Nullable Object> source, String name) {
        return Boolean.TRUE.equals(source.get(name));
    }

    /** All rows but the one that only tells that there are more, the right way round. */
    private static List<Map<String, @Nullable Object>> page(Map<String, @Nullable Object> source) {
        var size = ((Number) Objects.requireNonNull(source.get(Shape.SIZE))).intValue();
        var rows = rows(source);
        var page = rows.size() > size ? rows.subList(0, size) : rows;
        return is(source, Shape.BACKWARD) ? page.reversed() : page;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> rows(Map<String, @Nullable Object> source) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(source.get(Shape.ROWS));
    }

    private static String cursor(Map<String, @Nullable Object> row) {
        return Cursors.write((List<?>) Objects.requireNonNull(row.get(Shape.PLACE)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
