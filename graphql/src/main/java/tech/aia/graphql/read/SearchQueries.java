package tech.aia.graphql.read;

import graphql.schema.DataFetchingFieldSelectionSet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.embeddings.FoundEntity;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;

@Controller
class SearchQueries {
    private final SemanticSearch search;

    SearchQueries(SemanticSearch search) {
        this.search = search;
    }

    /** The schema's {@code SearchResults}. */
    record SearchResults(List<FoundEntity> hits, double tookMs, double encodingMs) {}

    @QueryMapping
    SearchResults search(
            @Argument String query,
            @Argument int first,
            @Argument @Nullable List<String> types,
            @Argument double threshold,
            @Argument SearchMode mode,
            DataFetchingFieldSelectionSet selection) {
        var answer = search.search(new SearchQuery(
                query,
                Paging.first(first),
                threshold,
                mode,
                types == null ? Set.of() : Set.copyOf(types),
                List.of(),
                selection.containsAnyOf("hits/explanation", "hits/matchedTerms")));
        return new SearchResults(answer.found(), milliseconds(answer.took()), milliseconds(answer.encoding()));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
