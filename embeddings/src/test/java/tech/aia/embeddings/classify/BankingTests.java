package tech.aia.embeddings.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.embeddings.encoder.Encoders;

/** Questions to a bank with 77 labels; {@code ./aia bench quality} measures on all of them. */
class BankingTests {
    private record Question(String text, String label) {}

    @Test
    void labelsQuestionsToABankByFiveExamplesEachAndByNames() throws Exception {
        var test = first("test.csv", 10);
        var train = first("train.csv", 5);
        var names = train.stream().map(Question::label).distinct().toList();
        var examples = vectors(train);
        var questions = vectors(test);

        var learned =
                VectorClassifier.learned(train.stream().map(Question::label).toList(), examples);
        var named = VectorClassifier.byLikeness(
                names,
                Encoders.PYTORCH.encodeAll(
                        names.stream().map(name -> name.replace('_', ' ')).toList()));

        assertThat(names).hasSize(77);
        assertThat(accuracy(learned, test, questions)).isGreaterThan(0.74);
        assertThat(accuracy(named, test, questions)).isGreaterThan(0.58);
    }

    private static double accuracy(VectorClassifier classifier, List<Question> questions, List<float[]> vectors) {
        var right = 0;
        for (int i = 0; i < vectors.size(); i++) {
            var shares = classifier.shares(vectors.get(i));
            var best = 0;
            for (int j = 1; j < shares.length; j++) {
                best = shares[j] > shares[best] ? j : best;
            }
            right += classifier.labels().get(best).equals(questions.get(i).label()) ? 1 : 0;
        }
        return (double) right / vectors.size();
    }

    private static List<float[]> vectors(List<Question> questions) {
        return Encoders.PYTORCH.encodeAll(questions.stream().map(Question::text).toList());
    }

    /** The first so many of each label. */
    private static List<Question> first(String name, int each) throws IOException {
        Path file = Path.of(System.getProperty("aia.shared.data", ""), "banking77", name);
        assumeTrue(Files.isReadable(file), "BANKING77 is not here");
        Map<String, Integer> counts = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                var label = row.getField("intent");
                if (counts.merge(label, 1, Integer::sum) <= each) {
                    questions.add(new Question(row.getField("text"), label));
                }
            }
        }
        return questions;
    }
}
