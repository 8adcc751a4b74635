package tech.aia.bench;

import java.util.List;
import tech.aia.bench.report.Sample;
import tech.aia.embeddings.index.SearchIndex;

/** What searches found of what they should have. */
final class Found {
    private int wanted;
    private int given;
    private int right;

    private Found() {}

    /** Asks all questions by meaning alone, under a filter that keeps this many of a hundred. */
    static Found of(Exact exact, SearchIndex index, List<EncodedQuestion> questions, int percent) {
        var found = new Found();
        questions.forEach(question -> found.add(exact, index, question, percent));
        return found;
    }

    private void add(Exact exact, SearchIndex index, EncodedQuestion question, int percent) {
        var best = exact.best(question, percent);
        var hits = index.search(question.semantic(percent)).hits();
        wanted += best.size();
        given += hits.size();
        right += hits.stream()
                .mapToInt(hit -> exact.isAmongBest(hit.id(), question, best) ? 1 : 0)
                .sum();
    }

    Sample recall() {
        return Sample.of(right / (double) wanted);
    }

    Sample completeness() {
        return Sample.of(given / (double) wanted);
    }
}
