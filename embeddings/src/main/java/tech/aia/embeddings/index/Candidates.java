package tech.aia.embeddings.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Documents that a part of the score proposed, in ascending order, and what every part says of each of them. */
final class Candidates {

    final int[] documents;
    final String[] ids;
    final double[] similarities;
    final double[] bm25;
    final double[] lexical;
    final double[] scores;

    Candidates(int[] documents, String[] ids, double[] similarities, double[] bm25, double[] lexical, double[] scores) {
        this.documents = documents;
        this.ids = ids;
        this.similarities = similarities;
        this.bm25 = bm25;
        this.lexical = lexical;
        this.scores = scores;
    }

    int size() {
        return documents.length;
    }

    /** Positions of the best of those that are acceptable, best first; equal scores in the order of their ids. */
    int[] best(int limit, IntPredicate acceptable) {
        return IntStream.range(0, size())
                .filter(acceptable)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> ids[i]))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Two selections become one, ascending and without repetitions. */
    static int[] union(int[] some, Collection<Integer> others) {
        return IntStream.concat(Arrays.stream(some), others.stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
    }
}
