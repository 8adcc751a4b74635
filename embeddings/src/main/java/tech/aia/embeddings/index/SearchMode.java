package tech.aia.embeddings.index;

/** Which parts of the score decide the ranking. */
public enum SearchMode {
    /** Nearest vectors only; the score is {@code (1 + cosine) / 2}. */
    SEMANTIC,
    /** Words only; the score is BM25 divided by the best BM25 of this search. */
    LEXICAL,
    /** Both, fused. Without a query vector it behaves as {@link #LEXICAL}, without words as {@link #SEMANTIC}. */
    HYBRID
}
