package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a plan with those that feed it.
 *
 * @param operator Neo4j's name of it, such as {@code NodeByLabelScan}
 * @param details what it works on, or null
 * @param identifiers the variables it gives
 * @param estimatedRows what the planner expects, or null where it does not say
 * @param rows rows it produced; null unless profiled, as the next
 * @param dbHits touches of the store
 * @param arguments everything else Neo4j tells of it, as strings and numbers
 */
public record PassthroughPlan(
        String operator,
        @Nullable String details,
        List<String> identifiers,
        @Nullable Double estimatedRows,
        @Nullable Long rows,
        @Nullable Long dbHits,
        Map<String, Object> arguments,
        List<PassthroughPlan> children) {

    /** Calls back for this operator and all below it. */
    public void forEach(Consumer<PassthroughPlan> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.forEach(visitor));
    }

    /** Rows that scans and seeks at the leaves produced, or null if this plan was not profiled. */
    @Nullable
    Long rowsScanned() {
        if (rows == null) {
            return null;
        }
        var sum = new long[1];
        forEach(plan -> {
            if (plan.scans() && plan.rows != null) {
                sum[0] += plan.rows;
            }
        });
        return sum[0];
    }

    private boolean scans() {
        return children.isEmpty() && (operator.contains("Scan") || operator.contains("Seek"));
    }
}
