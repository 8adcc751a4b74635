package tech.aia.embeddings.classify;

import java.util.Arrays;

/** From evidence to shares. */
public final class Softmax {
    private Softmax() {}

    /** {@code exp(evidence)} divided by its sum; the largest is taken off first, so that nothing overflows. */
    public static double[] of(double[] evidence) {
        var most = Arrays.stream(evidence).max().orElse(0);
        var shares = Arrays.stream(evidence).map(one -> Math.exp(one - most)).toArray();
        var sum = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
