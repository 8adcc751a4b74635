package tech.aia.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.Hit;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Conditions;
import tech.aia.graphql.compile.FoundShape;

/** Search by meaning; from its hits a selection goes on into the graph, with one statement for all hits and facets. */
@Controller
class SearchQueries {
    private final SemanticSearch search;
    private final FoundEntities found;

    SearchQueries(SemanticSearch search, FoundEntities found) {
        this.search = search;
        this.found = found;
    }

    /**
     * The schema's {@code SearchResults}.
     *
     * @param counted by the names of {@code facets} in the answer
     */
    record SearchResults(
            List<SearchHit> hits, Map<String, List<SearchFacet>> counted, double tookMs, double encodingMs) {}

    /**
     * The schema's {@code SearchHit}.
     *
     * @param entities what is asked of the entity, by the names of {@code hits} and {@code entity} in the answer
     */
    record SearchHit(
            double score,
            @Nullable Double similarity,
            double lexical,
            List<String> matchedTerms,
            String explanation,
            Map<?, ?> entities) {

        static SearchHit of(Hit hit, Map<?, ?> entities) {
            return new SearchHit(
                    hit.score(),
                    Double.isNaN(hit.similarity()) ? null : hit.similarity(),
                    hit.lexical(),
                    hit.matchedTerms(),
                    hit.explanation(),
                    entities);
        }
    }

    /** The schema's type of this name. */
    record SearchFacet(String property, List<SearchFacetValue> values) {}

    /** The schema's type of this name. */
    record SearchFacetValue(Object value, long count) {}

    @QueryMapping
    SearchResults search(
            @Argument String query,
            @Argument int first,
            @Argument @Nullable List<String> types,
            @Argument double threshold,
            @Argument SearchMode mode,
            @Argument @Nullable Object filters,
            DataFetchingEnvironment environment) {
        var asked = environment.getSelectionSet();
        var wanted = new SearchQuery(
                query,
                first,
                threshold,
                mode,
                types == null ? Set.of() : Set.copyOf(types),
                conditions(filters),
                asked.containsAnyOf("hits/explanation", "hits/matchedTerms"));
        var ranked = search.rank(asked.contains("facets") ? wanted.atMost(SearchQuery.MOST) : wanted);
        var loaded = found.load(ranked.hits(), first, environment);
        return new SearchResults(
                loaded.hits(), loaded.facets(), milliseconds(ranked.took()), milliseconds(ranked.encoding()));
    }

    @SchemaMapping(typeName = "SearchHit")
    Object entity(SearchHit hit, DataFetchingEnvironment environment) {
        var hits = environment.getExecutionStepInfo().getPath().getParent().getPathWithoutListEnd();
        return Objects.requireNonNull(hit.entities()
                .get(FoundShape.key(
                        hits.getSegmentName(), environment.getMergedField().getResultKey())));
    }

    @SchemaMapping(typeName = "SearchResults")
    List<SearchFacet> facets(SearchResults results, DataFetchingEnvironment environment) {
        return results.counted().getOrDefault(environment.getMergedField().getResultKey(), List.of());
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

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
