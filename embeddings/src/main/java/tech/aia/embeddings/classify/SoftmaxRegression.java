package tech.aia.embeddings.classify;

import java.util.List;
import org.apache.lucene.util.VectorUtil;

/** Multinomial logistic regression without intercepts, as the vectors are of unit length. */
final class SoftmaxRegression implements VectorClassifier {
    private final List<String> labels;
    private final float[][] weights;

    private SoftmaxRegression(List<String> labels, float[][] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    static SoftmaxRegression learned(List<String> labels, List<float[]> vectors) throws InterruptedException {
        if (labels.isEmpty() || labels.size() != vectors.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, but " + vectors.size() + " vectors");
        }
        var names = labels.stream().distinct().toList();
        var classes = labels.stream().mapToInt(names::indexOf).toArray();
        var descent = new Descent(vectors.toArray(float[][]::new), classes, names.size());
        return new SoftmaxRegression(names, descent.weights());
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public double[] evidence(float[] vector) {
        return evidence(weights, vector);
    }

    static double[] evidence(float[][] weights, float[] vector) {
        var evidence = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            evidence[i] = VectorUtil.dotProduct(weights[i], vector);
        }
        return evidence;
    }
}
