package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a statement that ran to its end or to a limit.
 *
 * @param columns the names of the columns
 * @param rows rows handed over
 * @param truncatedBy the limit that cut the result short, or null if it is complete
 * @param execution from the start of judging to the last row, the time the receiver took included; not the wait for a turn
 * @param cacheHit whether the statement had been judged before, so that it was not planned for that again
 * @param queryType Neo4j's: {@code r}, {@code rw}, {@code w}, or {@code s} for a procedure that Neo4j files under administration
 * @param counters what was changed
 * @param plan the plan, if one was asked for
 * @param nodesScanned rows that the scans and seeks at the leaves of a profiled plan produced; null if it was not profiled
 * @param notifications Neo4j's warnings and hints
 */
public record PassthroughSummary(
        List<String> columns,
        long rows,
        @Nullable Limit truncatedBy,
        Duration execution,
        boolean cacheHit,
        String queryType,
        UpdateCounters counters,
        @Nullable PassthroughPlan plan,
        @Nullable Long nodesScanned,
        List<PassthroughNotification> notifications) {

    /** A limit on the size of a result. The limit on time is no such: reaching it is a {@code GraphException.Stopped}. */
    public enum Limit {
        ROWS,
        BYTES
    }

    public boolean truncated() {
        return truncatedBy != null;
    }
}
