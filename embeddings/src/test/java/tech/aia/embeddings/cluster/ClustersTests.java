package tech.aia.embeddings.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTests {
    private static final int WIDTH = 8;

    @Test
    void putsTogetherWhatIsCloseLargestFirstAndTheMiddleFirst() throws InterruptedException {
        var vectors = clouds(30, 20, 10);

        var clusters = Clusters.of(vectors, 3);

        assertThat(clusters).extracting(cluster -> cluster.members().size()).containsExactly(30, 20, 10);
        assertThat(clusters.getFirst().members()).allMatch(member -> member.index() < 30);
        assertThat(clusters.getLast().members()).allMatch(member -> member.index() >= 50);
        assertThat(clusters.getFirst().members())
                .extracting(Cluster.Member::cosine)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void findsHowManyKindsThereAre() throws InterruptedException {
        var count = Clusters.count(clouds(30, 20, 10, 15), 50);

        assertThat(count.count()).isEqualTo(4);
        assertThat(count.silhouette()).isGreaterThan(0.7);
    }

    @Test
    void givesTheSameClustersAgain() throws InterruptedException {
        var vectors = clouds(25, 25, 25);

        assertThat(Clusters.of(vectors, 5)).isEqualTo(Clusters.of(vectors, 5));
    }

    @Test
    void makesNoMoreClustersThanThereAreDifferentVectors() throws InterruptedException {
        var one = clouds(1).getFirst();

        assertThat(Clusters.of(List.of(one, one, one), 3)).hasSize(1);
        assertThat(Clusters.of(List.of(), 3)).isEmpty();
        assertThat(Clusters.count(List.of(one, one), 50).count()).isEqualTo(1);
    }

    @Test
    void silhouetteIsThatOfThePaper() throws InterruptedException {
        var east = new float[] {1, 0};
        var north = new float[] {0, 1};
        // Distances within a cluster are 0 and to the other one 1; the third vector is alone and counts 0.
        var silhouette = new Silhouette(new float[][] {east, east, north});

        assertThat(silhouette.mean(new int[] {0, 0, 1}, 2)).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(silhouette.mean(new int[] {0, 1, 1}, 2)).isLessThan(0);
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Clusters.of(clouds(5, 5), 2)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Around one axis each. */
    private static List<float[]> clouds(int... sizes) {
        var random = new SplittableRandom(7);
        var vectors = new ArrayList<float[]>();
        for (int axis = 0; axis < sizes.length; axis++) {
            for (int i = 0; i < sizes[axis]; i++) {
                var vector = new float[WIDTH];
                double squared = 0;
                for (int j = 0; j < WIDTH; j++) {
                    vector[j] = (float) ((j == axis ? 1 : 0) + 0.2 * (random.nextDouble() - 0.5));
                    squared += vector[j] * vector[j];
                }
                for (int j = 0; j < WIDTH; j++) {
                    vector[j] /= (float) Math.sqrt(squared);
                }
                vectors.add(vector);
            }
        }
        return vectors;
    }
}
