package tech.aia.embeddings.index;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Documents that a part of the score proposed, in ascending order, and what every part says of each of them. */
final class Candidates {

    final int[] documents;
    final double[] similarities;
    final double[] bm25;
    final double[] lexical;
    final double[] scores;

    Candidates(int[] documents, double[] similarities, double[] bm25, double[] lexical, double[] scores) {
        this.documents = documents;
        this.similarities = similarities;
        this.bm25 = bm25;
        this.lexical = lexical;
        this.scores = scores;
    }

    int size() {
        return documents.length;
    }

    /** Positions, ascending, of the best so many of those that are acceptable, and of all that score as high as the last of them. */
    int[] best(int limit, IntPredicate acceptable) {
        int[] accepted = IntStream.range(0, size()).filter(acceptable).toArray();
        if (accepted.length <= limit) {
            return accepted;
        }
        double[] sorted =
                Arrays.stream(accepted).mapToDouble(i -> scores[i]).sorted().toArray();
        double least = sorted[sorted.length - limit];
        return Arrays.stream(accepted).filter(i -> scores[i] >= least).toArray();
    }
}
