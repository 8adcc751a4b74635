package tech.aia.embeddings.index;

import java.util.List;

/**
 * One entity that was found.
 *
 * @param id of the entity
 * @param type of the entity
 * @param score what the hits are ordered by, 0 to 1; see {@link SearchMode}
 * @param similarity {@code (1 + cosine) / 2} from the stored vector in full precision; NaN when the entity or the request has no vector
 * @param lexical {@code bm25} divided by the best of this search, 0 to 1; 0 in {@link SearchMode#SEMANTIC}
 * @param bm25 the raw score of the words; 0 in {@link SearchMode#SEMANTIC}
 * @param matchedTerms words of the question, as they were written and in that order, that the entity contains; empty unless asked to explain
 * @param explanation one sentence; empty unless asked to explain
 */
public record Hit(
        String id,
        String type,
        double score,
        double similarity,
        double lexical,
        double bm25,
        List<String> matchedTerms,
        String explanation) {

    public Hit {
        matchedTerms = List.copyOf(matchedTerms);
    }
}
