package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.search.ScoreDoc;

/** Documents that one part of the score proposes, in ascending order and without repetitions, and its score of each. */
final class Proposals {

    static final Proposals NONE = new Proposals(new int[0], new double[0]);

    private final int[] documents;
    private final double[] scores;

    private Proposals(int[] documents, double[] scores) {
        this.documents = documents;
        this.scores = scores;
    }

    /** Scores documents, in ascending order. */
    @FunctionalInterface
    interface Scoring {
        double[] scores(int[] documents) throws IOException;
    }

    /** @param hits of one search, in any order; sorted here */
    static Proposals of(ScoreDoc[] hits) {
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        int[] documents = new int[hits.length];
        double[] scores = new double[hits.length];
        for (int i = 0; i < hits.length; i++) {
            documents[i] = hits[i].doc;
            scores[i] = hits[i].score;
        }
        return new Proposals(documents, scores);
    }

    /** The documents of both, ascending and without repetitions. */
    int[] union(Proposals others) {
        int[] all = new int[documents.length + others.documents.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < documents.length || theirs < others.documents.length) {
            int a = mine < documents.length ? documents[mine] : Integer.MAX_VALUE;
            int b = theirs < others.documents.length ? others.documents[theirs] : Integer.MAX_VALUE;
            all[size++] = Math.min(a, b);
            mine += a <= b ? 1 : 0;
            theirs += b <= a ? 1 : 0;
        }
        return Arrays.copyOf(all, size);
    }

    /**
     * This part's score of each of these documents, in ascending order: as proposed, or else computed.
     *
     * @param wanted all that is proposed here, and more
     */
    double[] completed(int[] wanted, Scoring others) throws IOException {
        int[] missing = new int[wanted.length - documents.length];
        int proposed = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (proposed < documents.length && documents[proposed] == wanted[i]) {
                proposed++;
            } else {
                missing[i - proposed] = wanted[i];
            }
        }
        double[] computed = others.scores(missing);
        double[] all = new double[wanted.length];
        proposed = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean known = proposed < documents.length && documents[proposed] == wanted[i];
            all[i] = known ? scores[proposed++] : computed[i - proposed];
        }
        return all;
    }
}
