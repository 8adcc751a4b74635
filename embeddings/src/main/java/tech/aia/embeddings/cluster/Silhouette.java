package tech.aia.embeddings.cluster;

import org.apache.lucene.util.VectorUtil;

/** Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", 1987; distance is 1 - cosine. */
final class Silhouette {
    private final float[][] distances;

    Silhouette(float[][] vectors) throws InterruptedException {
        distances = new float[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Comparing was interrupted");
            }
            for (int j = 0; j < i; j++) {
                distances[i][j] = 1 - VectorUtil.dotProduct(vectors[i], vectors[j]);
                distances[j][i] = distances[i][j];
            }
        }
    }

    /** The mean over all vectors; one that is alone in its cluster counts as 0. */
    double mean(int[] clusters, int count) {
        var sizes = new int[count];
        for (var cluster : clusters) {
            sizes[cluster]++;
        }
        double sum = 0;
        for (int i = 0; i < clusters.length; i++) {
            sum += value(i, clusters, sizes);
        }
        return clusters.length == 0 ? 0 : sum / clusters.length;
    }

    private double value(int i, int[] clusters, int[] sizes) {
        var own = clusters[i];
        if (sizes[own] < 2) {
            return 0;
        }
        var sums = new double[sizes.length];
        for (int j = 0; j < clusters.length; j++) {
            sums[clusters[j]] += distances[i][j];
        }
        var within = sums[own] / (sizes[own] - 1);
        var nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != own && sizes[c] > 0) {
                nearest = Math.min(nearest, sums[c] / sizes[c]);
            }
        }
        var larger = Math.max(within, nearest);
        return Double.isInfinite(nearest) || larger == 0 ? 0 : (nearest - within) / larger;
    }
}
