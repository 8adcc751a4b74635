package tech.aia.embeddings.classify;

import java.util.List;

/** Gives vectors of unit length one of a few labels. Safe for use by many threads. */
public sealed interface VectorClassifier permits NearestLabel, SoftmaxRegression {

    /** Each once; the order of all figures of this classifier. */
    List<String> labels();

    /** How much speaks for each label, as the logarithm of its share but for a constant. */
    double[] evidence(float[] vector);

    /** The share of each label, all together 1. */
    default double[] shares(float[] vector) {
        return Softmax.of(evidence(vector));
    }

    /**
     * Without examples: the closer a text is to what stands for a label, the more speaks for it.
     *
     * @param labels at least one, all different
     * @param vectors for each label what stands for it, such as its description or the middle of its texts
     */
    static VectorClassifier byLikeness(List<String> labels, List<float[]> vectors) {
        return new NearestLabel(labels, vectors);
    }

    /**
     * Learns from examples; the same examples always give the same classifier.
     *
     * @param labels the label of each example, in the order of the examples
     * @param vectors the examples, at least one
     * @throws InterruptedException if the thread is interrupted while it learns
     */
    static VectorClassifier learned(List<String> labels, List<float[]> vectors) throws InterruptedException {
        return SoftmaxRegression.learned(labels, vectors);
    }
}
