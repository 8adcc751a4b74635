package tech.aia.embeddings.index;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question to the index.
 *
 * @param text plain words, never query syntax; the first {@value TextAnalysis#MAX_QUERY_TERMS} different terms count
 * @param vector the encoded question, unit length; needed for {@link SearchMode#SEMANTIC}
 * @param limit how many hits at most, 1 to {@value #MAX_LIMIT}
 * @param mode which parts of the score decide
 * @param threshold 0 to 1 on the scale of {@link Hit#similarity()}; hits below it, and hits without a vector, are left out. 0 means
 *     none. Does not apply to {@link SearchMode#LEXICAL}, nor to a hybrid search without a vector
 * @param types only entities of these types; empty means all
 * @param filters all of them must hold, at most {@value #MAX_FILTERS}
 * @param explain whether hits name their matched words and say in a sentence why they were found
 * @param excludedIds entities that must not come back, at most {@value #MAX_EXCLUDED}
 */
@SuppressWarnings("ArrayRecordComponent") // Vectors are large and only ever read: no copies.
public record SearchRequest(
        String text,
        float @Nullable [] vector,
        int limit,
        SearchMode mode,
        double threshold,
        Set<String> types,
        List<Filter> filters,
        boolean explain,
        Set<String> excludedIds) {

    static final int MAX_LIMIT = 10_000;
    static final int MAX_FILTERS = 50;
    static final int MAX_EXCLUDED = 1_000;

    // Spelt out, since a compact constructor's class file does not say that the vector may be null.
    public SearchRequest(
            String text,
            float @Nullable [] vector,
            int limit,
            SearchMode mode,
            double threshold,
            Set<String> types,
            List<Filter> filters,
            boolean explain,
            Set<String> excludedIds) {
        this.text = text;
        this.vector = vector;
        this.limit = limit;
        this.mode = mode;
        this.threshold = threshold;
        this.types = Set.copyOf(types);
        this.filters = List.copyOf(filters);
        this.explain = explain;
        this.excludedIds = Set.copyOf(excludedIds);
        require(limit >= 1 && limit <= MAX_LIMIT, "limit is " + limit + ", but must be from 1 to " + MAX_LIMIT);
        require(threshold >= 0 && threshold <= 1, "threshold is " + threshold + ", but must be from 0 to 1");
        require(filters.size() <= MAX_FILTERS, "there are more than " + MAX_FILTERS + " filters");
        require(
                filters.stream().mapToInt(SearchRequest::values).sum() <= Filter.MAX_VALUES,
                "there are more than " + Filter.MAX_VALUES + " values in the filters");
        require(types.size() <= Filter.MAX_VALUES, "there are more than " + Filter.MAX_VALUES + " types");
        require(excludedIds.size() <= MAX_EXCLUDED, "there are more than " + MAX_EXCLUDED + " excluded ids");
        require(mode != SearchMode.SEMANTIC || vector != null, "a semantic search needs a vector");
    }

    /** A hybrid search over everything, without threshold or explanations. */
    public static SearchRequest of(String text, float @Nullable [] vector, int limit) {
        return new SearchRequest(text, vector, limit, SearchMode.HYBRID, 0, Set.of(), List.of(), false, Set.of());
    }

    public SearchRequest withMode(SearchMode mode) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    public SearchRequest withThreshold(double threshold) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    public SearchRequest withTypes(Set<String> types) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    public SearchRequest withFilters(List<Filter> filters) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    public SearchRequest withExplain(boolean explain) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    public SearchRequest withExcludedIds(Set<String> excludedIds) {
        return new SearchRequest(text, vector, limit, mode, threshold, types, filters, explain, excludedIds);
    }

    private static int values(Filter filter) {
        return filter instanceof Filter.AnyOf any ? any.values().size() : 0;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new SearchIndexException.InvalidRequest(otherwise);
        }
    }
}
