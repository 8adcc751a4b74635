package tech.aia.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Conditions;
import tech.aia.graphql.compile.Selection;

/** Search by meaning; from its hits a selection goes on into the graph, with one statement for all hits and facets. */
@Component
class SearchField {
    private static final Set<String> EXPLANATIONS = Set.of("explanation", "matchedTerms");

    private final SemanticSearch search;
    private final FoundEntities found;

    SearchField(SemanticSearch search, FoundEntities found) {
        this.search = search;
        this.found = found;
    }

    SearchResults find(DataFetchingEnvironment environment) {
        var asked = Selection.of(environment);
        var wanted = wanted(environment, isExplained(asked));
        var counted = asked.inside(FoundEntities.FACETS).findAny().isPresent();
        var ranked = search.rank(counted ? wanted.atMost(SearchQuery.MOST) : wanted);
        var loaded = found.load(ranked.hits(), wanted.limit(), asked, environment.getGraphQlContext());
        return new SearchResults(loaded.hits(), loaded.facets(), ranked.took(), ranked.encoding());
    }

    private static boolean isExplained(Selection asked) {
        return asked.inside(FoundEntities.HITS)
                .flatMap(hits -> hits.inside().stream())
                .map(Selection::name)
                .anyMatch(EXPLANATIONS::contains);
    }

    private static SearchQuery wanted(DataFetchingEnvironment environment, boolean explained) {
        var given = environment.getArguments();
        return new SearchQuery(
                String.valueOf(given.get("query")),
                ((Number) required(given, "first")).intValue(),
                ((Number) required(given, "threshold")).doubleValue(),
                SearchMode.valueOf(required(given, "mode").toString()),
                types(given.get("types")),
                conditions(given.get("filters")),
                explained);
    }

    private static Object required(Map<String, Object> given, String argument) {
        return Objects.requireNonNull(given.get(argument));
    }

    /** To the index none are all, which nobody means who asks for none. */
    private static Set<String> types(@Nullable Object types) {
        if (!(types instanceof List<?> some)) {
            return Set.of();
        }
        if (some.isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "types", "'types' names at least one type; leave it out to search all of them", types);
        }
        return some.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static List<Condition> conditions(@Nullable Object filters) {
        return switch (filters) {
            case null -> List.of();
            case Map<?, ?> given -> Conditions.parse("filters", given);
            default ->
                throw new GraphModelException.InvalidValue(
                        "filters",
                        "'filters' is an object of properties and conditions, such as {sector: \"Technology\"}",
                        filters);
        };
    }
}
