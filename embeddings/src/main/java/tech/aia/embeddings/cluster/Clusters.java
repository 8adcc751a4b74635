package tech.aia.embeddings.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/** Groups vectors of unit length. The same vectors in the same order always give the same clusters. */
public final class Clusters {
    private static final int SAMPLE = 1000;
    private static final int[] COUNTS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 50};

    /** A cluster of the sample has at least so many members on average. */
    private static final int LEAST_MEMBERS = 3;

    private Clusters() {}

    /**
     * How many clusters fit best.
     *
     * @param silhouette how much closer vectors are to their own cluster than to the next one, on average: -1 to 1, the larger the
     *     clearer; 0 when there is nothing to choose from
     */
    public record Count(int count, double silhouette) {}

    /**
     * Clusters by spherical k-means, largest first.
     *
     * @param count how many, 1 or more; there are fewer when there are fewer different vectors
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static List<Cluster> of(List<float[]> vectors, int count) throws InterruptedException {
        if (vectors.isEmpty()) {
            return List.of();
        }
        var all = vectors.toArray(float[][]::new);
        var means = SphericalMeans.of(all, count);
        var members = IntStream.range(0, means.centres().length)
                .mapToObj(cluster -> new ArrayList<Cluster.Member>())
                .toList();
        for (int i = 0; i < all.length; i++) {
            var cluster = means.clusters()[i];
            members.get(cluster).add(new Cluster.Member(i, VectorUtil.dotProduct(all[i], means.centres()[cluster])));
        }
        members.forEach(list -> list.sort(Comparator.comparingDouble(member -> -member.cosine())));
        return members.stream()
                .filter(list -> !list.isEmpty())
                .sorted(Comparator.comparingInt(list -> -list.size()))
                .map(Cluster::new)
                .toList();
    }

    /**
     * The number of clusters with the largest silhouette, on a sample of at most {@value #SAMPLE} vectors spread evenly over all.
     *
     * @param most to choose from
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static Count count(List<float[]> vectors, int most) throws InterruptedException {
        var sample = sample(vectors);
        var silhouette = new Silhouette(sample);
        var best = new Count(1, 0);
        for (var count : COUNTS) {
            if (count > most || count * LEAST_MEMBERS > sample.length) {
                break;
            }
            var means = SphericalMeans.of(sample, count);
            var value = silhouette.mean(means.clusters(), means.centres().length);
            if (best.count() == 1 || value > best.silhouette()) {
                best = new Count(means.centres().length, value);
            }
        }
        return best;
    }

    private static float[][] sample(List<float[]> vectors) {
        var size = Math.min(SAMPLE, vectors.size());
        var sample = new float[size][];
        for (int i = 0; i < size; i++) {
            sample[i] = vectors.get((int) ((long) i * vectors.size() / size));
        }
        return sample;
    }
}
