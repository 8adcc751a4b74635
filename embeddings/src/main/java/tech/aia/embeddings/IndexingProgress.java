package tech.aia.embeddings;

import org.jspecify.annotations.Nullable;

/**
 * Progress of encoding and indexing.
 *
 * @param indexed entities that can be searched
 * @param encoded texts encoded since the start of this process
 * @param waiting entities known to wait for encoding or indexing
 * @param rate texts encoded a second lately; 0 when idle
 * @param rebuilding whether the index is being made anew from the graph
 * @param problem why it stands still, such as a full disk; null when all is well
 */
public record IndexingProgress(
        long indexed,
        long encoded,
        long waiting,
        double rate,
        boolean rebuilding,
        @Nullable String problem) {}
