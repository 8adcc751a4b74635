package tech.aia.embeddings.encoder;

import java.util.Arrays;
import java.util.List;

/**
 * Texts as token ids that go through the model together, shorter ones padded at the end.
 *
 * @param rows the token ids of each text
 * @param length tokens of the longest
 */
record TokenBatch(List<long[]> rows, int length) {
    private static final long PADDING = 0;

    static TokenBatch of(List<long[]> rows) {
        return new TokenBatch(
                rows, rows.stream().mapToInt(row -> row.length).max().orElse(0));
    }

    int size() {
        return rows.size();
    }

    int tokens() {
        return rows.stream().mapToInt(row -> row.length).sum();
    }

    int paddedTokens() {
        return rows.size() * length;
    }

    /** Token ids {@code [size, length]}, row after row. */
    long[] ids() {
        long[] ids = new long[paddedTokens()];
        Arrays.fill(ids, PADDING);
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, ids, row * length, rows.get(row).length);
        }
        return ids;
    }

    /** 1 where {@link #ids()} has a token and 0 where it has padding. */
    long[] mask() {
        long[] mask = new long[paddedTokens()];
        for (int row = 0; row < rows.size(); row++) {
            Arrays.fill(mask, row * length, row * length + rows.get(row).length, 1);
        }
        return mask;
    }

    /** The token types: 0, as no text is one of a pair. */
    long[] types() {
        return new long[paddedTokens()];
    }
}
