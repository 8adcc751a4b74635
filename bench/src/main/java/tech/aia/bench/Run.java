package tech.aia.bench;

import java.nio.file.Path;
import java.util.List;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Corpus;
import tech.aia.bench.subject.RealData;

/**
 * What a run was asked for.
 *
 * @param root the project's directory, built
 * @param data the real data
 * @param cache where filled stores are kept and work directories are made
 * @param texts how many texts the searched store has
 * @param rows how many texts are imported
 * @param purchases how many purchases dashboards are made of
 * @param sizes how much there is of what grows, ascending
 * @param rounds how often everything is measured
 */
record Run(Path root, RealData data, Path cache, int texts, int rows, int purchases, List<Integer> sizes, int rounds) {
    /** The size that the bars on search are for. */
    static final int JUDGED_TEXTS = 60_000;

    /** Characters of a question. */
    static final int LONGEST_QUESTION = 100;

    Corpus corpus() {
        return new Corpus(cache, data, texts);
    }

    /** Short texts that the searched store does not hold. */
    List<String> questions(int count) {
        var questions = data.texts(texts, 4 * count).stream()
                .map(RealData.Text::text)
                .filter(text ->
                        text.length() <= LONGEST_QUESTION && text.lines().count() == 1)
                .limit(count)
                .toList();
        if (questions.size() < count) {
            throw new BenchException("There are only " + questions.size() + " questions beyond the " + texts
                    + " texts of the store, but " + count + " are needed; ask for fewer --texts");
        }
        return questions;
    }

    boolean isOfJudgedSize() {
        return texts >= JUDGED_TEXTS;
    }
}
