package tech.aia.embeddings.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorClassifierTests {
    private static final int WIDTH = 16;

    @Test
    void takesTheLabelThatIsClosest() {
        var classifier = VectorClassifier.byLikeness(List.of("east", "north"), List.of(axis(0), axis(1)));

        assertThat(best(classifier, mixed(0.9, 0.1))).isEqualTo("east");
        assertThat(best(classifier, mixed(0.2, 0.8))).isEqualTo("north");
    }

    @Test
    void learnsWhatNoMiddleTells() throws InterruptedException {
        // Both labels have their middle on the first axis; only a small part on the second tells them apart.
        var vectors = new ArrayList<float[]>();
        var labels = new ArrayList<String>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            var upper = i % 2 == 0;
            vectors.add(noisy(upper ? 0.2f : -0.2f, random));
            labels.add(upper ? "upper" : "lower");
        }

        var classifier = VectorClassifier.learned(labels, vectors);

        assertThat(classifier.labels()).containsExactly("upper", "lower");
        for (int i = 0; i < 20; i++) {
            assertThat(best(classifier, noisy(0.2f, random))).isEqualTo("upper");
            assertThat(best(classifier, noisy(-0.2f, random))).isEqualTo("lower");
        }
    }

    @Test
    void sharesAreOneTogether() throws InterruptedException {
        var classifier = VectorClassifier.learned(List.of("a", "b", "c"), List.of(axis(0), axis(1), axis(2)));

        var shares = classifier.shares(axis(1));

        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(shares[1]).isGreaterThan(0.9);
        assertThat(Softmax.of(new double[] {1000, 1000})).containsExactly(0.5, 0.5);
    }

    @Test
    void theSameExamplesTeachTheSame() throws InterruptedException {
        var labels = List.of("a", "b", "a");
        var vectors = List.of(axis(0), axis(1), mixed(0.9, 0.3));

        assertThat(VectorClassifier.learned(labels, vectors).evidence(axis(3)))
                .containsExactly(VectorClassifier.learned(labels, vectors).evidence(axis(3)));
    }

    @Test
    void stopsLearningWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> VectorClassifier.learned(List.of("a", "b"), List.of(axis(0), axis(1))))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void refusesLabelsThatDoNotMatchTheVectors() {
        assertThatThrownBy(() -> VectorClassifier.byLikeness(List.of("a"), List.of()))
                .hasMessageContaining("1 labels, but 0 vectors");
    }

    private static String best(VectorClassifier classifier, float[] vector) {
        var shares = classifier.shares(vector);
        var best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return classifier.labels().get(best);
    }

    private static float[] axis(int i) {
        var vector = new float[WIDTH];
        vector[i] = 1;
        return vector;
    }

    private static float[] mixed(double east, double north) {
        var vector = new float[WIDTH];
        vector[0] = (float) east;
        vector[1] = (float) north;
        return unit(vector);
    }

    private static float[] noisy(float second, SplittableRandom random) {
        var vector = new float[WIDTH];
        vector[0] = 1;
        vector[1] = second;
        for (int i = 2; i < WIDTH; i++) {
            vector[i] = (float) (random.nextDouble() - 0.5);
        }
        return unit(vector);
    }

    private static float[] unit(float[] vector) {
        double squared = 0;
        for (var number : vector) {
            squared += number * number;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(squared));
        }
        return vector;
    }
}
