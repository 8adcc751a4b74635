package tech.aia.embeddings;

import java.util.List;
import java.util.Set;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;

/**
 * A question.
 *
 * @param text what is looked for, in plain words, 1 to {@value #LONGEST_TEXT} characters
 * @param limit 1 to {@value #MOST}
 * @param threshold least similarity {@code (1 + cosine) / 2} of the semantic part, 0 to 1
 * @param types only these; empty for all
 * @param conditions all of them hold; applied inside the search, so that {@code limit} hits come back whenever so many exist
 */
public record SearchQuery(
        String text,
        int limit,
        double threshold,
        SearchMode mode,
        Set<String> types,
        List<Condition> conditions,
        boolean explain) {
    public static final int MOST = 1000;
    public static final int LONGEST_TEXT = 100_000;

    public SearchQuery {
        types = Set.copyOf(types);
        conditions = List.copyOf(conditions);
        require(!text.isBlank(), "query", "The query is empty; say in plain words what you look for", text);
        require(
                text.length() <= LONGEST_TEXT,
                "query",
                "The query has more than " + LONGEST_TEXT + " characters",
                text.length());
        requireLimits(limit, threshold);
    }

    /** The same with another limit. */
    public SearchQuery atMost(int hits) {
        return new SearchQuery(text, hits, threshold, mode, types, conditions, explain);
    }

    static void requireLimits(int limit, double threshold) {
        require(limit >= 1 && limit <= MOST, "limit", "The limit must be between 1 and " + MOST, limit);
        require(threshold >= 0 && threshold <= 1, "threshold", "The threshold must be between 0 and 1", threshold);
    }

    private static void require(boolean condition, String field, String issue, Object given) {
        if (!condition) {
            throw new GraphModelException.InvalidValue(field, issue, given);
        }
    }
}
