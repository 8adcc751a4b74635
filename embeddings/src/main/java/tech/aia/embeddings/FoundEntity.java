package tech.aia.embeddings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.Entity;

/**
 * An entity that a search found.
 *
 * @param score what the hits are ordered by, 0 to 1
 * @param similarity {@code (1 + cosine) / 2}, 0 to 1; null when the entity is not encoded
 * @param lexical the words' part, 0 to 1 relative to the best of this search
 * @param matchedTerms words of the query that the entity contains
 * @param explanation one sentence; empty unless asked for
 */
public record FoundEntity(
        Entity entity,
        double score,
        @Nullable Double similarity,
        double lexical,
        List<String> matchedTerms,
        String explanation) {}
