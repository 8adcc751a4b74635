package tech.aia.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import tech.aia.bench.subject.Variants;

/**
 * The nearest variants of some questions. Vectors are made a few thousand at a time, compared with all questions and forgotten, as all
 * together would not fit into the heap.
 */
final class NearestVariants implements Exact {
    private static final int AT_ONCE = 4096;

    private final Variants variants;
    private final List<Integer> percents;
    private final Map<EncodedQuestion, Map<Integer, Nearest>> nearest = new HashMap<>();

    private NearestVariants(Variants variants, List<EncodedQuestion> questions, List<Integer> percents) {
        this.variants = variants;
        this.percents = percents;
        for (var question : questions) {
            var each = new HashMap<Integer, Nearest>();
            percents.forEach(percent -> each.put(percent, new Nearest()));
            nearest.put(question, each);
        }
    }

    /**
     * Compares all.
     *
     * @param size how many variants there are
     * @param percents the filters that will be asked for
     */
    static NearestVariants of(Variants variants, int size, List<EncodedQuestion> questions, List<Integer> percents) {
        var all = new NearestVariants(variants, questions, percents);
        for (int from = 0; from < size; from += AT_ONCE) {
            all.compare(from, Math.min(size, from + AT_ONCE));
        }
        return all;
    }

    private void compare(int from, int to) {
        var vectors =
                IntStream.range(from, to).parallel().mapToObj(variants::vector).toList();
        var percentiles = IntStream.range(from, to).map(variants::percentile).toArray();
        nearest.entrySet().parallelStream().forEach(each -> {
            var question = each.getKey().vector();
            for (int i = 0; i < percentiles.length; i++) {
                var product = VectorUtil.dotProduct(vectors.get(i), question);
                for (var percent : percents) {
                    if (percentiles[i] < percent) {
                        of(each.getValue(), percent).offer(product);
                    }
                }
            }
        });
    }

    @Override
    public List<Double> best(EncodedQuestion question, int percent) {
        return of(Objects.requireNonNull(nearest.get(question), "a question not compared"), percent)
                .list();
    }

    private static Nearest of(Map<Integer, Nearest> each, int percent) {
        return Objects.requireNonNull(each.get(percent), "a filter not compared");
    }

    @Override
    public boolean isAmongBest(String id, EncodedQuestion question, List<Double> best) {
        var product = VectorUtil.dotProduct(variants.vector(variants.number(id)), question.vector());
        return product >= best.getLast() - ROUNDING;
    }

    /** The highest few of many numbers. For one thread at a time. */
    private static final class Nearest {
        private final double[] highest = new double[ExactSearch.HITS];
        private int count;

        void offer(double number) {
            if (count == highest.length && number <= highest[count - 1]) {
                return;
            }
            count = Math.min(count + 1, highest.length);
            int place = count - 1;
            while (place > 0 && highest[place - 1] < number) {
                highest[place] = highest[place - 1];
                place--;
            }
            highest[place] = number;
        }

        List<Double> list() {
            return Arrays.stream(highest, 0, count).boxed().toList();
        }
    }
}
