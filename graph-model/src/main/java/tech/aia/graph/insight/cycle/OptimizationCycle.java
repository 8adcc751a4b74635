package tech.aia.graph.insight.cycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as the graph has it.
 *
 * @param id such as {@code opt_cycle_q4_2025}
 * @param status that of its task, in the words of cycles: initiated while that waits, in_progress, completed, failed or cancelled
 * @param focusAreas by their words
 * @param horizon days
 * @param assumptions by their words
 * @param taskId null when somebody has deleted the task
 * @param plan null while there is none yet
 */
public record OptimizationCycle(
        String id,
        String status,
        String type,
        List<String> focusAreas,
        double budget,
        int horizon,
        String risk,
        Instant asOf,
        Instant createdAt,
        @Nullable Instant estimatedCompletion,
        @Nullable Instant completedAt,
        @Nullable String taskId,
        Map<String, Double> assumptions,
        @Nullable Plan plan) {

    /**
     * What is to be done.
     *
     * @param baseline what is expected to be sold within the horizon if nothing is done; 0 when nothing was ever sold
     * @param optimal whether nothing better can be; false if the search was ended before that was proved
     * @param strategies those chosen first
     */
    public record Plan(double baseline, boolean optimal, List<PlannedStrategy> strategies) {

        public List<PlannedStrategy> chosen() {
            return strategies.stream().filter(PlannedStrategy::isChosen).toList();
        }

        public List<PlannedStrategy> leftOut() {
            return strategies.stream().filter(strategy -> !strategy.isChosen()).toList();
        }
    }
}
