package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * One search over one state of the index. Each part of the score proposes candidates; every candidate is then scored in every part that
 * counts, so that what one part did not propose is not taken for a zero.
 */
final class Search {

    private final CatalogedSearcher searcher;
    private final SearchIndexSettings settings;
    private final SearchRequest request;
    private final Question question;
    private final @Nullable VectorRanking meaning;
    private final @Nullable WordRanking words;

    Search(CatalogedSearcher searcher, SearchIndexSettings settings, SearchRequest request, Question question)
            throws IOException {
        this.searcher = searcher;
        this.settings = settings;
        this.request = request;
        this.question = question;
        float[] vector = request.vector();
        this.meaning = vector == null ? null : new VectorRanking(searcher, checked(vector));
        List<String> terms = question.terms();
        boolean unused = request.mode() == SearchMode.SEMANTIC && !request.explain();
        this.words = terms.isEmpty() || unused ? null : new WordRanking(searcher, terms);
    }

    SearchResult run() throws IOException {
        Optional<Query> filter = new FilterCompiler(searcher.catalog()).compile(request.types(), request.filters());
        int excluded = request.excludedIds().size();
        // Excluded entities are dropped afterwards, so as many more are asked for.
        int k = Math.max(settings.minCandidates(), 2 * request.limit()) + excluded;
        int length = Math.max(settings.walk(searcher.getIndexReader().numDocs(), filter.isPresent()), k);
        Proposals near = meaning != null && countsMeaning() ? meaning.nearest(k, length, filter) : Proposals.NONE;
        Proposals wordy = words != null && countsWords() ? words.best(k, filter) : Proposals.NONE;
        Candidates candidates = score(near, wordy);
        int[] best = candidates.best(request.limit() + excluded, i -> isSimilarEnough(candidates, i));
        return new SearchResult(hits(candidates, best), candidates.size());
    }

    private Candidates score(Proposals near, Proposals wordy) throws IOException {
        int[] documents = near.union(wordy);
        double[] similarities = new double[documents.length];
        Arrays.fill(similarities, Double.NaN);
        if (meaning != null) {
            similarities = near.completed(documents, meaning::similarities);
        }
        double[] bm25 = words != null && countsWords()
                ? wordy.completed(documents, words::scores)
                : new double[documents.length];
        double[] lexical = Fusion.normalised(bm25);
        return new Candidates(documents, similarities, bm25, lexical, scores(similarities, lexical));
    }

    private double[] scores(double[] similarities, double[] lexical) {
        if (!countsMeaning()) {
            return lexical;
        }
        return countsWords() ? new Fusion(settings.semanticWeight()).scores(similarities, lexical) : similarities;
    }

    private boolean countsMeaning() {
        return meaning != null && request.mode() != SearchMode.LEXICAL;
    }

    private boolean countsWords() {
        return words != null && request.mode() != SearchMode.SEMANTIC;
    }

    private boolean isSimilarEnough(Candidates candidates, int i) {
        return !countsMeaning() || request.threshold() == 0 || candidates.similarities[i] >= request.threshold();
    }

    /** Best first, equal scores in the order of their ids. */
    private List<Hit> hits(Candidates candidates, int[] positions) throws IOException {
        int[] documents =
                Arrays.stream(positions).map(i -> candidates.documents[i]).toArray();
        StoredKeys keys = new StoredKeys(searcher);
        String[] ids = keys.ids(documents);
        String[] types = keys.types(documents);
        int[] best = IntStream.range(0, positions.length)
                .boxed()
                .filter(i -> !request.excludedIds().contains(ids[i]))
                .sorted(Comparator.comparingDouble((Integer i) -> -candidates.scores[positions[i]])
                        .thenComparing(i -> ids[i]))
                .limit(request.limit())
                .mapToInt(Integer::intValue)
                .toArray();
        Map<Integer, Set<String>> matched = request.explain()
                ? matchedTerms(
                        Arrays.stream(best).map(i -> documents[i]).sorted().toArray())
                : Map.of();
        List<Hit> hits = new ArrayList<>(best.length);
        for (int i : best) {
            hits.add(hit(candidates, positions[i], ids[i], types[i], matched.getOrDefault(documents[i], Set.of())));
        }
        return hits;
    }

    private Hit hit(Candidates candidates, int i, String id, String type, Set<String> matchedTerms) {
        double similarity = candidates.similarities[i];
        double lexical = candidates.lexical[i];
        List<String> matchedWords = question.wordsFor(matchedTerms);
        return new Hit(
                id,
                type,
                candidates.scores[i],
                similarity,
                lexical,
                candidates.bm25[i],
                matchedWords,
                request.explain() ? Explanation.of(similarity, lexical, matchedWords) : "");
    }

    private Map<Integer, Set<String>> matchedTerms(int[] documents) throws IOException {
        Map<Integer, Set<String>> matched = new TreeMap<>();
        if (words != null) {
            List<Set<String>> terms = words.matchedTerms(documents);
            for (int i = 0; i < documents.length; i++) {
                matched.put(documents[i], terms.get(i));
            }
        }
        return matched;
    }

    private float[] checked(float[] vector) {
        Vectors.problem(vector, settings.dimensions()).ifPresent(problem -> {
            throw new SearchIndexException.InvalidRequest("the vector of the question " + problem);
        });
        return vector;
    }
}
