package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.embeddings.FoundEntity;
import tech.aia.embeddings.SearchAnswer;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.entity.EntityType;

/** Search by meaning. */
@Tag(name = "Search", description = "Find entities by meaning, by words, or by both")
@RestController
@RequestMapping(path = "/knowledge-graph", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {
    private static final int DEFAULT_LIMIT = 20;

    private final SemanticSearch search;
    private final FilterJson filters = new FilterJson("filters");

    SearchController(SemanticSearch search) {
        this.search = search;
    }

    @Operation(
            summary = "Search by meaning",
            description =
                    "Filters and types are applied inside the search: as many hits come back as were asked for whenever there are"
                            + " so many.")
    @PostMapping(path = "/semantic-search", consumes = MediaType.APPLICATION_JSON_VALUE)
    SearchBodies.Response search(@RequestBody SearchBodies.Request request) {
        var explain = Boolean.TRUE.equals(request.includeExplanations());
        var mode = request.mode() == null ? SearchMode.HYBRID : request.mode();
        var answer = search.search(new SearchQuery(
                Bodies.required("query", request.query()),
                request.limit() == null ? DEFAULT_LIMIT : request.limit(),
                request.threshold() == null ? 0 : request.threshold(),
                mode,
                types(request.types()),
                filters.parse(request.filters()),
                explain));
        return response(answer, explain, mode);
    }

    @Operation(
            summary = "Entities that mean nearly the same as one",
            description = "The entity itself is not among them.")
    @GetMapping("/entities/{id}/similar")
    SearchBodies.Response similar(
            @Parameter(example = "customer_ACME") @PathVariable String id,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = "Least similarity, 0 to 1") @RequestParam(defaultValue = "0") double threshold,
            @Parameter(description = "Only entities of these types, with commas between")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> types,
            @Parameter(description = "Conditions on properties as a JSON object")
                    @RequestParam(required = false)
                    @Nullable
                    String filters) {
        var answer = search.similar(id, limit, threshold, types(types), this.filters.parse(filters));
        return response(answer, true, SearchMode.SEMANTIC);
    }

    private static Set<String> types(@Nullable List<String> names) {
        var types = new HashSet<String>();
        if (names != null) {
            names.forEach(name -> types.add(new EntityType(name).name()));
        }
        return types;
    }

    private static SearchBodies.Response response(SearchAnswer answer, boolean explain, SearchMode mode) {
        return new SearchBodies.Response(
                "semantic_search_"
                        + UUID.randomUUID().toString().replace("-", "").substring(0, 16),
                answer.found().stream().map(found -> hit(found, explain)).toList(),
                mode == SearchMode.LEXICAL ? null : TextEncoder.DIMENSIONS,
                millis(answer.took()),
                millis(answer.encoding()));
    }

    private static SearchBodies.Hit hit(FoundEntity found, boolean explain) {
        var entity = found.entity();
        return new SearchBodies.Hit(
                entity.id(),
                entity.type(),
                found.similarity(),
                found.score(),
                explain ? found.explanation() : null,
                explain
                        ? new SearchBodies.Explanation(found.matchedTerms(), found.similarity(), found.lexical())
                        : null,
                PropertyJson.write(entity.properties()));
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e4) / 100.0;
    }
}
