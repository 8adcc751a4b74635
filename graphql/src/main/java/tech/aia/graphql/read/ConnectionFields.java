package tech.aia.graphql.read;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
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
    private static final Map<String, DataFetcher<Object>> FETCHERS = Map.of(
            "edges", ConnectionFields::edges,
            "nodes", ConnectionFields::nodes,
            "pageInfo", ConnectionFields::pageInfo);

    /** The schema's type of this name. */
    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    private ConnectionFields() {}

    static Optional<DataFetcher<Object>> of(String field) {
        return Optional.ofNullable(FETCHERS.get(field));
    }

    static DataFetcher<Object> cursor() {
        return environment -> cursor(map(environment.getSource()));
    }

    private static Object edges(DataFetchingEnvironment environment) {
        var key = environment.getMergedField().getResultKey();
        var edges = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : page(environment)) {
            var edge = new LinkedHashMap<>(map(row.get(key)));
            edge.put(Shape.PLACE, row.get(Shape.PLACE));
            edges.add(edge);
        }
        return edges;
    }

    private static Object nodes(DataFetchingEnvironment environment) {
        var key = environment.getMergedField().getResultKey();
        var nodes = new ArrayList<@Nullable Object>();
        page(environment).forEach(row -> nodes.add(row.get(key)));
        return nodes;
    }

    private static Object pageInfo(DataFetchingEnvironment environment) {
        var source = map(environment.getSource());
        var page = page(environment);
        return new PageInfo(
                rows(source).size() > page.size(),
                Boolean.TRUE.equals(source.get(Shape.LATER)),
                page.isEmpty() ? null : cursor(page.getFirst()),
                page.isEmpty() ? null : cursor(page.getLast()));
    }

    /** All rows but the one that only tells that there are more. */
    private static List<Map<String, @Nullable Object>> page(DataFetchingEnvironment environment) {
        var source = map(environment.getSource());
        var first = ((Number) Objects.requireNonNull(source.get(Shape.FIRST))).intValue();
        var rows = rows(source);
        return rows.size() > first ? rows.subList(0, first) : rows;
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
