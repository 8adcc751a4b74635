package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.aia.cypher.Graph;

/**
 * Remembers which rules are broken, {@code (:BrokenRule {rule, since, told_at})}, so that each breach is told once, whichever process sees
 * it. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}.
 */
public final class BrokenRules {
    private static final String MENDED = "MATCH (b:BrokenRule) WHERE NOT b.rule IN $rules DELETE b";
    private static final String BROKEN = """
            UNWIND $rules AS rule
            MERGE (b:BrokenRule {rule: rule})
            SET b.since = coalesce(b.since, $now)
            WITH b WHERE b.told_at IS NULL
            RETURN b.rule AS rule, b.since AS since ORDER BY rule""";
    private static final String TOLD = "MATCH (b:BrokenRule {rule: $rule}) SET b.told_at = $now";

    private final Graph graph;
    private final Clock clock;

    BrokenRules(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * Takes note of the rules that are broken now; all others are whole, and can break anew.
     *
     * @param rules ids
     * @return since when those are broken that nobody was told of, by id
     */
    public Map<String, Instant> untold(Collection<String> rules) {
        var parameters = Map.of("rules", List.copyOf(rules), "now", now());
        var rows = graph.write(tx -> {
            tx.run(MENDED, parameters);
            return tx.run(BROKEN, parameters);
        });
        var untold = new LinkedHashMap<String, Instant>();
        rows.forEach(row -> untold.put(row.string("rule"), Objects.requireNonNull(row.instantOrNull("since"))));
        return untold;
    }

    /** Somebody was told that it is broken. */
    public void told(String rule) {
        graph.write(tx -> tx.run(TOLD, Map.of("rule", rule, "now", now())));
    }

    private Object now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }
}
