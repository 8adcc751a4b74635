package tech.aia.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import tech.aia.embeddings.FoundEntity;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.schema.DerivedSchema;

/** Search by meaning; from its hits a selection goes on into the graph, with one statement for all hits. */
@Controller
class SearchQueries {
    private static final String ENTITY = "hits/entity";

    private final SemanticSearch search;
    private final DerivedSchema schema;
    private final Statements statements;

    SearchQueries(SemanticSearch search, DerivedSchema schema, Statements statements) {
        this.search = search;
        this.schema = schema;
        this.statements = statements;
    }

    /** The schema's {@code SearchResults}. */
    record SearchResults(List<SearchHit> hits, double tookMs, double encodingMs) {}

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
            Map<String, Object> entities) {}

    @QueryMapping
    SearchResults search(
            @Argument String query,
            @Argument int first,
            @Argument @Nullable List<String> types,
            @Argument double threshold,
            @Argument SearchMode mode,
            DataFetchingEnvironment environment) {
        var answer = search.search(new SearchQuery(
                query,
                first,
                threshold,
                mode,
                types == null ? Set.of() : Set.copyOf(types),
                List.of(),
                environment.getSelectionSet().containsAnyOf("hits/explanation", "hits/matchedTerms")));
        return new SearchResults(
                hits(answer.found(), environment), milliseconds(answer.took()), milliseconds(answer.encoding()));
    }

    @SchemaMapping(typeName = "SearchHit")
    Object entity(SearchHit hit, DataFetchingEnvironment environment) {
        var hits = environment.getExecutionStepInfo().getPath().getParent().getPathWithoutListEnd();
        return Objects.requireNonNull(hit.entities()
                .get(key(hits.getSegmentName(), environment.getMergedField().getResultKey())));
    }

    private List<SearchHit> hits(List<FoundEntity> found, DataFetchingEnvironment environment) {
        var entities = new LinkedHashMap<String, Map<String, Object>>();
        for (var field : environment.getSelectionSet().getFields(ENTITY)) {
            entities.put(
                    key(Objects.requireNonNull(field.getParentField()).getResultKey(), field.getResultKey()),
                    loaded(found, field, environment));
        }
        var hits = new ArrayList<SearchHit>();
        for (var one : found) {
            var own = new HashMap<String, Object>();
            entities.forEach((key, byId) -> {
                var entity = byId.get(one.entity().id());
                if (entity != null) {
                    own.put(key, entity);
                }
            });
            // What has been deleted since it was found is no hit any more.
            if (own.size() == entities.size()) {
                hits.add(new SearchHit(
                        one.score(), one.similarity(), one.lexical(), one.matchedTerms(), one.explanation(), own));
            }
        }
        return hits;
    }

    private Map<String, Object> loaded(
            List<FoundEntity> found, SelectedField field, DataFetchingEnvironment environment) {
        var types = schema.types();
        var ids = found.stream().map(one -> one.entity().id()).toList();
        var statement = new GraphCompiler(types).many(types.node("Entity"), ids, Selection.of(field));
        var byId = new HashMap<String, Object>();
        for (var pair : statements.list(statement, environment.getGraphQlContext())) {
            if (pair instanceof List<?> entity) {
                byId.put(String.valueOf(entity.getFirst()), entity.getLast());
            }
        }
        return byId;
    }

    private static String key(String hits, String entity) {
        return hits + "/" + entity;
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
