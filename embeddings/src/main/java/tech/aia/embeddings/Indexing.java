package tech.aia.embeddings;

/** How far the search index is behind the graph. Safe for use by many threads. */
public interface Indexing {

    IndexingProgress progress();

    /** Whether everything up to this cursor of the change log can be searched. */
    boolean covers(long cursor);
}
