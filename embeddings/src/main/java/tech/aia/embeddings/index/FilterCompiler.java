package tech.aia.embeddings.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns types and filters into one Lucene query, or says why they make no sense. */
final class FilterCompiler {

    private final PropertyCatalog catalog;

    FilterCompiler(PropertyCatalog catalog) {
        this.catalog = catalog;
    }

    /** The query that all hits must match; empty when every entity will do. */
    Optional<Query> compile(Set<String> types, List<Filter> filters) {
        if (types.isEmpty() && filters.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (!types.isEmpty()) {
            all.add(keywords(Fields.TYPE, types), Occur.FILTER);
        }
        filters.forEach(filter -> all.add(compile(filter), Occur.FILTER));
        return Optional.of(all.build());
    }

    private Query compile(Filter filter) {
        return switch (filter) {
            case Filter.Equal equal -> anyOf(equal.property(), List.of(equal.value()));
            case Filter.AnyOf any -> anyOf(any.property(), any.values());
            case Filter.Range range -> range(range);
        };
    }

    private Query anyOf(String property, List<Object> values) {
        Set<Object> notUnderstood = new HashSet<>(values);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (PropertyKind<?> kind : catalog.kinds(property)) {
            anyOf(kind, property, values, notUnderstood).ifPresent(one -> query.add(one, Occur.SHOULD));
        }
        values.stream().filter(notUnderstood::contains).findFirst().ifPresent(value -> {
            throw wrongType(property, value);
        });
        return query.build();
    }

    private static <V> Optional<Query> anyOf(
            PropertyKind<V> kind, String property, List<Object> values, Set<Object> notUnderstood) {
        List<V> understood = new ArrayList<>();
        for (Object value : values) {
            kind.read(value).ifPresent(one -> {
                understood.add(one);
                notUnderstood.remove(value);
            });
        }
        return understood.isEmpty() ? Optional.empty() : Optional.of(kind.anyOf(field(kind, property), understood));
    }

    private Query range(Filter.Range range) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<Query> parts = catalog.kinds(range.property()).stream()
                .filter(PropertyKind::hasOrder)
                .flatMap(kind -> range(kind, range).stream())
                .toList();
        if (parts.isEmpty()) {
            throw wrongRange(range);
        }
        parts.forEach(part -> query.add(part, Occur.SHOULD));
        return query.build();
    }

    private static <V> Optional<Query> range(PropertyKind<V> kind, Filter.Range range) {
        V from = range.from() == null ? null : kind.read(range.from()).orElse(null);
        V to = range.to() == null ? null : kind.read(range.to()).orElse(null);
        if (isLost(range.from(), from) || isLost(range.to(), to)) {
            return Optional.empty();
        }
        return Optional.of(
                kind.range(field(kind, range.property()), from, range.fromInclusive(), to, range.toInclusive()));
    }

    private static boolean isLost(@Nullable Object given, @Nullable Object understood) {
        return given != null && understood == null;
    }

    private static Query keywords(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static String field(PropertyKind<?> kind, String property) {
        return switch (property) {
            case "id" -> Fields.ID;
            case "type" -> Fields.TYPE;
            default -> kind.field(property);
        };
    }

    private SearchIndexException wrongType(String property, Object value) {
        return new SearchIndexException.WrongValueType(
                property, "'" + property + "' holds " + kindNames(property) + ", which " + quoted(value) + " is not");
    }

    private SearchIndexException wrongRange(Filter.Range range) {
        String ends = Stream.of(Optional.ofNullable(range.from()), Optional.ofNullable(range.to()))
                .flatMap(Optional::stream)
                .map(FilterCompiler::quoted)
                .collect(Collectors.joining(" to "));
        return new SearchIndexException.WrongValueType(
                range.property(),
                "'" + range.property() + "' holds " + kindNames(range.property())
                        + ", which cannot be compared with the range " + ends);
    }

    private String kindNames(String property) {
        return catalog.kinds(property).stream().map(PropertyKind::plural).collect(Collectors.joining(" and "));
    }

    private static String quoted(Object value) {
        String text = value.toString();
        return "'" + text.substring(0, Math.min(80, text.length())) + "'";
    }
}
