package tech.aia.embeddings.encoder;

/** From a model's output to vectors of length 1, as sentence-transformers does it. */
final class Pooling {
    private Pooling() {}

    /**
     * Averages the hidden states of each row's tokens, padding left out.
     *
     * @param states {@code [size, length, width]}
     */
    static float[][] means(float[] states, TokenBatch batch, int width) {
        float[][] means = new float[batch.size()][width];
        for (int row = 0; row < means.length; row++) {
            int tokens = batch.rows().get(row).length;
            for (int token = 0; token < tokens; token++) {
                int offset = (row * batch.length() + token) * width;
                for (int i = 0; i < width; i++) {
                    means[row][i] += states[offset + i] / tokens;
                }
            }
        }
        return normalised(means);
    }

    /**
     * Cuts vectors apart and normalises them.
     *
     * @param vectors {@code [size, width]}
     */
    static float[][] rows(float[] vectors, int size, int width) {
        float[][] rows = new float[size][width];
        for (int row = 0; row < size; row++) {
            System.arraycopy(vectors, row * width, rows[row], 0, width);
        }
        return normalised(rows);
    }

    private static float[][] normalised(float[][] vectors) {
        for (float[] vector : vectors) {
            double squares = 0;
            for (float element : vector) {
                squares += (double) element * element;
            }
            float scale = (float) (1 / Math.sqrt(Math.max(squares, 1e-24)));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= scale;
            }
        }
        return vectors;
    }
}
