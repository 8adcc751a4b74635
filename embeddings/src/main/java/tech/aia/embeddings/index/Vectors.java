package tech.aia.embeddings.index;

import java.util.Optional;
import org.apache.lucene.util.VectorUtil;

/** What a vector must be like. */
final class Vectors {

    private static final double LENGTH_TOLERANCE = 1e-3;

    private Vectors() {}

    /** What is wrong with the vector, as the end of a sentence. */
    static Optional<String> problem(float[] vector, int dimensions) {
        if (vector.length != dimensions) {
            return Optional.of("has " + vector.length + " dimensions instead of " + dimensions);
        }
        double squared = 0;
        for (float value : vector) {
            squared += (double) value * value;
        }
        if (!(Math.abs(Math.sqrt(squared) - 1) <= LENGTH_TOLERANCE)) {
            return Optional.of("is not of unit length");
        }
        return Optional.empty();
    }

    /** {@code (1 + cosine) / 2} of two unit vectors, kept within 0 and 1 against rounding. */
    static double similarity(float[] a, float[] b) {
        return Math.clamp((1.0 + VectorUtil.dotProduct(a, b)) / 2, 0.0, 1.0);
    }
}
