package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terms that set clusters apart, by class-based TF-IDF: {@code tf · log(1 + A / f)}, where {@code tf} is how often a word occurs in
 * the cluster, {@code f} how often in all, and {@code A} the mean number of words of a cluster (Grootendorst, "BERTopic: Neural topic
 * modeling with a class-based TF-IDF procedure", 2022). A word counts once for each entity, so that none shouts the others down.
 */
final class TopicTerms {
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final Map<String, Integer> overall = new HashMap<>();
    private final List<Integer> sizes = new ArrayList<>();

    /** A word, and how much it says of its cluster. */
    record Term(String term, double weight) {}

    /** @param clusters for each cluster the words of its entities */
    TopicTerms(List<List<Set<String>>> clusters) {
        var vocabulary = new HashMap<String, Integer>();
        clusters.forEach(cluster ->
                cluster.forEach(words -> words.forEach(word -> vocabulary.merge(word, 1, Integer::sum))));
        for (var cluster : clusters) {
            var count = new HashMap<String, Integer>();
            for (var words : cluster) {
                TopicWords.merged(words, vocabulary).forEach(word -> count.merge(word, 1, Integer::sum));
            }
            count.forEach((word, times) -> overall.merge(word, times, Integer::sum));
            counts.add(count);
            sizes.add(cluster.size());
        }
    }

    /** The strongest terms of a cluster; of equally strong ones the first in the alphabet. */
    List<Term> of(int cluster, int most) {
        var total = overall.values().stream().mapToLong(Integer::longValue).sum();
        var mean = total / (double) counts.size();
        return counts.get(cluster).entrySet().stream()
                .map(word -> new Term(
                        word.getKey(),
                        word.getValue()
                                / (double) sizes.get(cluster)
                                * Math.log1p(mean / overall.getOrDefault(word.getKey(), 1))))
                .sorted(Comparator.comparingDouble((Term term) -> -term.weight())
                        .thenComparing(Term::term))
                .limit(most)
                .toList();
    }
}
