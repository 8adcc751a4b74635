package tech.aia.embeddings.index;

import java.util.Arrays;

/**
 * Fuses the two parts of a hybrid score by a convex combination. Each part is normalised by its theoretical minimum and the maximum
 * seen in this search, the TM2C2 of Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 42(1), 2023. The
 * minimum is 0 for BM25 and -1 for the cosine, so that the cosine's part is {@code similarity / highest similarity}.
 */
record Fusion(double semanticWeight) {

    /** Values divided by the greatest of them, NaN as 0. */
    static double[] normalised(double[] values) {
        double greatest = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) || greatest <= 0 ? 0 : value / greatest)
                .toArray();
    }

    /** The fused score of each candidate, 0 to 1. */
    double[] scores(double[] similarities, double[] lexical) {
        double[] semantic = normalised(similarities);
        double[] scores = new double[semantic.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = semanticWeight * semantic[i] + (1 - semanticWeight) * lexical[i];
        }
        return scores;
    }
}
