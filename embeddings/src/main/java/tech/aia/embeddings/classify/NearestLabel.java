package tech.aia.embeddings.classify;

import java.util.List;
import org.apache.lucene.util.VectorUtil;

/** The label whose vector is closest. */
final class NearestLabel implements VectorClassifier {
    /** With this the mean share of the label taken is about the part that is right, by the names of BANKING77's 77 labels. */
    private static final double SHARPNESS = 18;

    private final List<String> labels;
    private final List<float[]> vectors;

    NearestLabel(List<String> labels, List<float[]> vectors) {
        if (labels.isEmpty() || labels.size() != vectors.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, but " + vectors.size() + " vectors");
        }
        this.labels = List.copyOf(labels);
        this.vectors = List.copyOf(vectors);
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public double[] evidence(float[] vector) {
        return vectors.stream()
                .mapToDouble(label -> SHARPNESS * VectorUtil.dotProduct(label, vector))
                .toArray();
    }
}
