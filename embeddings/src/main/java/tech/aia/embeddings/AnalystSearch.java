package tech.aia.embeddings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.procedure.SearchProvider;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Conditions;

/** Search as {@code CALL aia.search(query, options)} offers it. */
final class AnalystSearch implements SearchProvider {
    private static final Set<String> OPTIONS = Set.of("limit", "types", "threshold", "mode", "filters");
    private static final int DEFAULT_LIMIT = 10;

    private final SemanticSearch search;

    AnalystSearch(SemanticSearch search) {
        this.search = search;
    }

    @Override
    public List<Hit> search(String query, Map<String, Object> options) {
        var unknown = new HashSet<>(options.keySet());
        unknown.removeAll(OPTIONS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("aia.search has no option " + unknown + "; it has " + OPTIONS);
        }
        try {
            var answer = search.search(new SearchQuery(
                    query,
                    number(options, "limit", DEFAULT_LIMIT).intValue(),
                    number(options, "threshold", 0).doubleValue(),
                    mode(options.get("mode")),
                    types(options.get("types")),
                    conditions(options.get("filters")),
                    true));
            return answer.found().stream()
                    .map(found -> new Hit(found.entity().id(), found.score(), found.explanation()))
                    .toList();
        } catch (GraphModelException.InvalidValue invalid) {
            throw new IllegalArgumentException(invalid.field() + ": " + invalid.getMessage(), invalid);
        }
    }

    @Override
    public float[] embed(String text) {
        return search.embed(text);
    }

    private static Number number(Map<String, Object> options, String option, Number otherwise) {
        return switch (options.get(option)) {
            case null -> otherwise;
            case Number number -> number;
            case Object other -> throw new IllegalArgumentException(option + " must be a number, not " + other);
        };
    }

    private static SearchMode mode(@Nullable Object value) {
        if (value == null) {
            return SearchMode.HYBRID;
        }
        return Arrays.stream(SearchMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("mode must be semantic, lexical or hybrid, not " + value));
    }

    private static Set<String> types(@Nullable Object value) {
        return switch (value) {
            case null -> Set.of();
            case String type -> Set.of(type);
            case List<?> list ->
                new HashSet<>(list.stream().map(String::valueOf).toList());
            default -> throw new IllegalArgumentException("types must be a list of types, not " + value);
        };
    }

    private static List<Condition> conditions(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("filters must be a map of property to value, not " + value);
        }
        return Conditions.parse("filters", map);
    }
}
