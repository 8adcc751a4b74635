package tech.aia.embeddings.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts texts sorted by length into the batches that cost least: padding costs its tokens, and each batch costs
 * {@value #BATCH_COST} tokens more, about the time the weights need to pass through the processor once.
 */
final class BatchPlan {
    private static final int BATCH_COST = 16;

    private BatchPlan() {}

    /**
     * Batches as lists of places in the input; every text is in exactly one.
     *
     * @param lengths tokens of each text
     * @param most the most tokens of a batch with its padding; a longer text is a batch of its own
     */
    static List<List<Integer>> of(int[] lengths, int most) {
        List<Integer> sorted = IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt(place -> -lengths[place]))
                .toList();
        List<List<Integer>> batches = new ArrayList<>();
        int[] starts = starts(sorted.stream().mapToInt(place -> lengths[place]).toArray(), most);
        for (int end = sorted.size(); end > 0; end = starts[end]) {
            batches.add(sorted.subList(starts[end], end));
        }
        return batches.reversed();
    }

    /** For each end, where the last batch starts if the texts before the end are cut in the cheapest way. */
    private static int[] starts(int[] descending, int most) {
        int count = descending.length;
        int[] starts = new int[count + 1];
        long[] cost = new long[count + 1];
        Arrays.fill(cost, 1, count + 1, Long.MAX_VALUE);
        for (int start = 0; start < count; start++) {
            int longest = descending[start];
            for (int end = start + 1; end <= count; end++) {
                long tokens = (long) longest * (end - start);
                if (tokens > most && end > start + 1) {
                    break;
                }
                if (cost[start] + BATCH_COST + tokens < cost[end]) {
                    cost[end] = cost[start] + BATCH_COST + tokens;
                    starts[end] = start;
                }
            }
        }
        return starts;
    }
}
