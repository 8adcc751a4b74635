package tech.aia.embeddings.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.lucene.util.VectorUtil;

/**
 * Spherical k-means: Dhillon and Modha, "Concept Decompositions for Large Sparse Text Data Using Clustering", 2001; first centres by
 * Arthur and Vassilvitskii, "k-means++", 2007. The best of a few runs, all from one fixed seed.
 *
 * @param centres of unit length
 * @param clusters for each vector the place of its centre
 * @param cohesion sum of the cosines of the vectors to their centres
 */
@SuppressWarnings("ArrayRecordComponent") // Only ever read, and only in this package.
record SphericalMeans(float[][] centres, int[] clusters, double cohesion) {
    private static final long SEED = 20_251;
    private static final int RUNS = 3;
    private static final int STEPS = 60;

    /** Vectors so close to a centre make no centre of their own. */
    private static final double SAME = 1e-6;

    static SphericalMeans of(float[][] vectors, int count) throws InterruptedException {
        var random = new SplittableRandom(SEED);
        var best = run(vectors, count, random);
        for (int i = 1; i < RUNS; i++) {
            var next = run(vectors, count, random);
            if (next.cohesion() > best.cohesion()) {
                best = next;
            }
        }
        return best;
    }

    private static SphericalMeans run(float[][] vectors, int count, SplittableRandom random)
            throws InterruptedException {
        var centres = seeds(vectors, count, random);
        var clusters = new int[vectors.length];
        Arrays.fill(clusters, -1);
        double cohesion = 0;
        for (int step = 0; step < STEPS; step++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Clustering was interrupted");
            }
            var moved = 0;
            cohesion = 0;
            for (int i = 0; i < vectors.length; i++) {
                var nearest = nearest(centres, vectors[i]);
                cohesion += VectorUtil.dotProduct(centres[nearest], vectors[i]);
                if (nearest != clusters[i]) {
                    clusters[i] = nearest;
                    moved++;
                }
            }
            if (moved == 0) {
                break;
            }
            centres = middles(vectors, clusters, centres);
        }
        return new SphericalMeans(centres, clusters, cohesion);
    }

    /** Each next centre is drawn among the vectors in proportion to one less its cosine to the nearest centre so far. */
    private static float[][] seeds(float[][] vectors, int count, SplittableRandom random) {
        var centres = new float[Math.min(count, vectors.length)][];
        var distances = new double[vectors.length];
        centres[0] = vectors[random.nextInt(vectors.length)];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int c = 1; c < centres.length; c++) {
            for (int i = 0; i < vectors.length; i++) {
                var distance = 1 - VectorUtil.dotProduct(centres[c - 1], vectors[i]);
                distances[i] = distance < SAME ? 0 : Math.min(distances[i], distance);
            }
            var total = Arrays.stream(distances).sum();
            if (total == 0) {
                return Arrays.copyOf(centres, c);
            }
            centres[c] = vectors[drawn(distances, random.nextDouble() * total)];
        }
        return centres;
    }

    private static int drawn(double[] weights, double at) {
        double sum = 0;
        var last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                sum += weights[i];
                if (sum > at) {
                    return i;
                }
            }
        }
        return last;
    }

    private static int nearest(float[][] centres, float[] vector) {
        var nearest = 0;
        var best = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            var cosine = VectorUtil.dotProduct(centres[c], vector);
            if (cosine > best) {
                best = cosine;
                nearest = c;
            }
        }
        return nearest;
    }

    /** A centre that lost all its vectors stays where it is. */
    private static float[][] middles(float[][] vectors, int[] clusters, float[][] before) {
        var sums = new float[before.length][before[0].length];
        for (int i = 0; i < vectors.length; i++) {
            var sum = sums[clusters[i]];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += vectors[i][j];
            }
        }
        for (int c = 0; c < sums.length; c++) {
            if (VectorUtil.dotProduct(sums[c], sums[c]) == 0) {
                sums[c] = before[c];
            } else {
                VectorUtil.l2normalize(sums[c]);
            }
        }
        return sums;
    }
}
