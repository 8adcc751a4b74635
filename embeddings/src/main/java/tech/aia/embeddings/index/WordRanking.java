package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;

/** The lexical part: BM25 over any of the question's words. */
final class WordRanking {

    private final IndexSearcher searcher;
    private final List<String> terms;
    private final Query words;

    /** Looks each term up once, for all that is asked of them. */
    WordRanking(IndexSearcher searcher, List<String> terms) throws IOException {
        this.searcher = searcher;
        this.terms = terms;
        BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        for (String text : terms) {
            Term term = new Term(Fields.TEXT, text);
            any.add(new TermQuery(term, TermStates.build(searcher, term, true)), Occur.SHOULD);
        }
        this.words = any.build();
    }

    /** The {@code k} documents of the highest BM25 among those that match the filter. */
    Proposals best(int k, Optional<Query> filter) throws IOException {
        Query query = filter.<Query>map(some -> new BooleanQuery.Builder()
                        .add(words, Occur.MUST)
                        .add(some, Occur.FILTER)
                        .build())
                .orElse(words);
        // Nobody asks how many there are, so whatever cannot be among the best may be skipped from the start.
        return Proposals.of(searcher.search(query, new TopScoreDocCollectorManager(k, k)).scoreDocs);
    }

    /** BM25 for each of these documents, in ascending order; 0 for those with none of the words. */
    double[] scores(int[] documents) throws IOException {
        double[] scores = new double[documents.length];
        Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
        BySegment.forEach(searcher, documents, (segment, from, to) -> {
            Scorer scorer = weight.scorer(segment);
            if (scorer == null) {
                return;
            }
            DocIdSetIterator matches = scorer.iterator();
            for (int i = from; i < to; i++) {
                if (BySegment.reaches(matches, documents[i] - segment.docBase)) {
                    scores[i] = scorer.score();
                }
            }
        });
        return scores;
    }

    /** Which of the terms each of these documents, in ascending order, contains. */
    List<Set<String>> matchedTerms(int[] documents) throws IOException {
        List<Set<String>> matched = Stream.<Set<String>>generate(TreeSet::new)
                .limit(documents.length)
                .toList();
        BySegment.forEach(searcher, documents, (segment, from, to) -> {
            for (String term : terms) {
                PostingsEnum postings = segment.reader().postings(new Term(Fields.TEXT, term), PostingsEnum.NONE);
                if (postings == null) {
                    continue;
                }
                for (int i = from; i < to; i++) {
                    if (BySegment.reaches(postings, documents[i] - segment.docBase)) {
                        matched.get(i).add(term);
                    }
                }
            }
        });
        return matched;
    }
}
