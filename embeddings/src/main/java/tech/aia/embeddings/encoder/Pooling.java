package tech.aia.embeddings.encoder;

/** From the hidden states of a text's tokens to one vector of length 1, as sentence-transformers does it. */
enum Pooling {
    /** The mean over the text's tokens, padding left out. */
    MEAN("torch.squeeze(torch.matmul(torch.unsqueeze(torch.to(mask, 6), 1), states), 1)") {
        @Override
        int pooledTokens(int tokens) {
            return tokens;
        }
    },

    /** The state of the first token, which is {@code [CLS]} for BERT. */
    FIRST("torch.select(states, 1, 0)") {
        @Override
        int pooledTokens(int tokens) {
            return 1;
        }
    };

    private final String torchScript;

    Pooling(String torchScript) {
        this.torchScript = torchScript;
    }

    /**
     * A TorchScript expression on {@code states}, {@code [batch, length, width]}, and {@code mask}: vectors {@code [batch, width]} of any
     * length.
     */
    String torchScript() {
        return torchScript;
    }

    /** How many of a text's tokens are averaged, from the first one on. */
    abstract int pooledTokens(int tokens);

    /** @param states {@code [size, length, width]} */
    float[][] vectors(float[] states, TokenBatch batch, int width) {
        float[][] vectors = new float[batch.size()][width];
        for (int row = 0; row < vectors.length; row++) {
            int tokens = pooledTokens(batch.rows().get(row).length);
            for (int token = 0; token < tokens; token++) {
                int offset = (row * batch.length() + token) * width;
                for (int i = 0; i < width; i++) {
                    vectors[row][i] += states[offset + i] / tokens;
                }
            }
        }
        return normalised(vectors);
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
