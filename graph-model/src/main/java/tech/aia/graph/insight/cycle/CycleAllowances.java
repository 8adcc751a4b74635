package tech.aia.graph.insight.cycle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;

/** Counts the cycles of accounts, in the graph, so that all processes count together. */
final class CycleAllowances {
    private static final Duration DAY = Duration.ofDays(1);

    /** The first SET locks the node, so that what is read after it is what others have committed. */
    private static final String TAKE = """
            MERGE (a:CycleAllowance {account: $account})
            SET a.asked_at = $now
            WITH a, [at IN coalesce(a.taken, []) WHERE at > $since] AS taken
            SET a.taken = CASE WHEN size(taken) < $most THEN taken + [$now] ELSE taken END
            RETURN size(taken) < $most AS admitted, taken[0] AS oldest""";

    private static final String LOOK = """
            MATCH (a:CycleAllowance {account: $account})
            WITH [at IN coalesce(a.taken, []) WHERE at > $since] AS taken
            RETURN size(taken) < $most AS admitted, taken[0] AS oldest""";

    private CycleAllowances() {}

    /**
     * Looks before anything is worked out.
     *
     * @throws GraphModelException.TooMany if there is nothing left
     */
    static void require(Graph graph, String account, Instant now) {
        graph.lookUp(LOOK, parameters(account, now)).forEach(row -> require(row, now));
    }

    /** @throws GraphModelException.TooMany if there is nothing left */
    static void take(GraphTransaction tx, String account, Instant now) {
        require(tx.run(TAKE, parameters(account, now)).getFirst(), now);
    }

    private static Map<String, Object> parameters(String account, Instant now) {
        return Map.of(
                "account",
                account,
                "now",
                now.atZone(ZoneOffset.UTC),
                "since",
                now.minus(DAY).atZone(ZoneOffset.UTC),
                "most",
                OptimizationCycles.MOST_A_DAY);
    }

    private static void require(Row row, Instant now) {
        if (!row.bool("admitted")) {
            var oldest = row.instantOrNull("oldest");
            throw new GraphModelException.TooMany(
                    "A caller may begin " + OptimizationCycles.MOST_A_DAY
                            + " optimization cycles within 24 hours; come back when the oldest of them is a day old",
                    0,
                    oldest == null ? DAY : Duration.between(now, oldest.plus(DAY)));
        }
    }
}
