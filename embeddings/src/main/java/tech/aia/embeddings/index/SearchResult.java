package tech.aia.embeddings.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits best first; equal scores in the order of their ids
 * @param candidates how many entities were scored in every part before the best were taken
 */
public record SearchResult(List<Hit> hits, int candidates) {

    public SearchResult {
        hits = List.copyOf(hits);
    }
}
