package tech.aia.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.RealData;
import tech.aia.bench.subject.RealData.Question;
import tech.aia.embeddings.classify.VectorClassifier;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * How many of BANKING77's 3,080 test questions get the right one of 77 labels: as the classification agent labels them, and by the
 * nearest mean of the same examples.
 */
final class Labels {
    private final String what;
    private final TextEncoder encoder;
    private final List<Question> test;
    private final List<Question> train;
    private final List<float[]> testVectors;
    private final List<float[]> trainVectors;

    /** @param by whose vectors they are, as figures begin */
    Labels(String by, TextEncoder encoder, RealData data) {
        this.what = by + "BANKING77 test, right labels, ";
        this.encoder = encoder;
        this.test = data.bankQuestions("test");
        this.train = data.bankQuestions("train");
        this.testVectors = vectors(test);
        this.trainVectors = vectors(train);
    }

    void measure(Figures figures) throws InterruptedException {
        var names = train.stream().map(Question::label).distinct().toList();
        var described = names.stream().map(name -> name.replace('_', ' ')).toList();
        add(figures, "by the labels' names", VectorClassifier.byLikeness(names, encoder.encodeAll(described)));
        examples(figures, "by the first 5 examples of each", 5);
        examples(figures, "by the first 10 examples of each", 10);
        examples(figures, "by all " + train.size() + " examples", train.size());
    }

    private void examples(Figures figures, String what, int each) throws InterruptedException {
        var counts = new LinkedHashMap<String, Integer>();
        var labels = new ArrayList<String>();
        var vectors = new ArrayList<float[]>();
        for (int i = 0; i < train.size(); i++) {
            if (counts.merge(train.get(i).label(), 1, Integer::sum) <= each) {
                labels.add(train.get(i).label());
                vectors.add(trainVectors.get(i));
            }
        }
        add(figures, what, VectorClassifier.learned(labels, vectors));
        add(figures, what + ", nearest mean", nearestMean(labels, vectors));
    }

    private static VectorClassifier nearestMean(List<String> labels, List<float[]> vectors) {
        var sums = new LinkedHashMap<String, float[]>();
        for (int i = 0; i < labels.size(); i++) {
            var sum = sums.computeIfAbsent(labels.get(i), label -> new float[TextEncoder.DIMENSIONS]);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += vectors.get(i)[j];
            }
        }
        sums.replaceAll((label, sum) -> unit(sum));
        return VectorClassifier.byLikeness(
                List.copyOf(sums.keySet()),
                sums.entrySet().stream().map(Map.Entry::getValue).toList());
    }

    private static float[] unit(float[] sum) {
        double squared = 0;
        for (var number : sum) {
            squared += (double) number * number;
        }
        var unit = new float[sum.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (sum[i] / Math.sqrt(squared));
        }
        return unit;
    }

    private void add(Figures figures, String what, VectorClassifier classifier) {
        var right = 0;
        for (int i = 0; i < test.size(); i++) {
            var shares = classifier.shares(testVectors.get(i));
            var best = 0;
            for (int j = 1; j < shares.length; j++) {
                best = shares[j] > shares[best] ? j : best;
            }
            right += classifier.labels().get(best).equals(test.get(i).label()) ? 1 : 0;
        }
        figures.add(this.what + what, "%", Sample.of(100.0 * right / test.size()), Bar.none());
    }

    private List<float[]> vectors(List<Question> questions) {
        return encoder.encodeAll(questions.stream().map(Question::text).toList());
    }
}
