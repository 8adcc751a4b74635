package tech.aia.embeddings.classify;

import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

/**
 * Finds the weights of a softmax regression: the mean negative logarithm of the shares of the true classes, and half of
 * {@value #PENALTY} times the squared weights, made small by Nesterov's accelerated gradient method ("A method of solving a convex
 * programming problem with convergence rate O(1/k²)", 1983). It stops after {@value #STEPS} steps, which is itself a restraint.
 */
final class Descent {
    private static final double PENALTY = 1e-5;
    private static final int STEPS = 200;
    private static final int POWER_STEPS = 20;

    /** The power method comes to the largest eigenvalue from below. */
    private static final double SAFETY = 1.05;

    /** What moves the weights less than this is passed over. */
    private static final double NOTHING = 1e-6;

    private final float[][] vectors;
    private final int[] classes;
    private final int count;

    Descent(float[][] vectors, int[] classes, int count) {
        this.vectors = vectors;
        this.classes = classes;
        this.count = count;
    }

    float[][] weights() throws InterruptedException {
        var width = vectors[0].length;
        var step = 1 / (0.5 * SAFETY * largestEigenvalue(width) + PENALTY);
        var weights = new float[count][width];
        var ahead = new float[count][width];
        double pace = 1;
        for (int i = 0; i < STEPS; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Learning was interrupted");
            }
            var gradient = gradient(ahead);
            var nextPace = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
            var momentum = (pace - 1) / nextPace;
            for (int c = 0; c < count; c++) {
                for (int j = 0; j < width; j++) {
                    var before = weights[c][j];
                    var next = (float) (ahead[c][j] - step * (gradient[c][j] + PENALTY * ahead[c][j]));
                    weights[c][j] = next;
                    ahead[c][j] = (float) (next + momentum * (next - before));
                }
            }
            pace = nextPace;
        }
        return weights;
    }

    private float[][] gradient(float[][] weights) {
        var gradient = new float[count][weights[0].length];
        for (int i = 0; i < vectors.length; i++) {
            var errors = Softmax.of(SoftmaxRegression.evidence(weights, vectors[i]));
            errors[classes[i]] -= 1;
            for (int c = 0; c < count; c++) {
                if (Math.abs(errors[c]) > NOTHING) {
                    add(gradient[c], vectors[i], (float) (errors[c] / vectors.length));
                }
            }
        }
        return gradient;
    }

    /** Of the mean outer product of the vectors: it bounds how fast the gradient can turn, and so how far a step may go. */
    private double largestEigenvalue(int width) {
        var direction = new float[width];
        Arrays.fill(direction, (float) (1 / Math.sqrt(width)));
        for (var vector : vectors) {
            add(direction, vector, 1f / vectors.length);
        }
        double length = 0;
        for (int i = 0; i < POWER_STEPS; i++) {
            VectorUtil.l2normalize(direction);
            var next = new float[width];
            for (var vector : vectors) {
                add(next, vector, VectorUtil.dotProduct(vector, direction) / vectors.length);
            }
            length = Math.sqrt(VectorUtil.dotProduct(next, next));
            direction = next;
        }
        return length;
    }

    private static void add(float[] sum, float[] vector, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }
}
