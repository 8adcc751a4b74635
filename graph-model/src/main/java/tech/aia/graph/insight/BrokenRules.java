package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/**
 * Remembers which rules are broken, {@code (:BrokenRule {rule, since, told_at})}, so that each breach is told once, whichever process sees
 * it. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}.
 */
public final class BrokenRules {
    private static final String MENDED =
            "MATCH (b:BrokenRule) WHERE NOT b.rule IN $rules AND NOT b.rule IN $unknown DELETE b";
    private static final String BROKEN = """
            UNWIND $rules AS rule
            MERGE (b:BrokenRule {rule: rule})
            SET b.since = coalesce(b.since, $now)
            RETURN b.rule AS rule, b.since AS since, b.told_at AS told_at ORDER BY rule""";
    private static final String TOLD = "MATCH (b:BrokenRule {rule: $rule}) SET b.told_at = $at";

    private final Graph graph;
    private final Clock clock;

    BrokenRules(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** @param toldAt when it was told last; null while nobody was told */
    public record Breach(Instant since, @Nullable Instant toldAt) {}

    /**
     * Takes note of the rules that are broken now; all others are whole, and can break anew.
     *
     * @param rules ids
     * @param unknown ids of those of which it is not known now; they are as they were
     * @return those that are broken now, by id
     */
    public Map<String, Breach> note(Collection<String> rules, Collection<String> unknown) {
        var parameters =
                Map.of("rules", List.copyOf(rules), "unknown", List.copyOf(unknown), "now", zoned(clock.instant()));
        var rows = graph.write(tx -> {
            tx.run(MENDED, parameters);
            return tx.run(BROKEN, parameters);
        });
        var broken = new LinkedHashMap<String, Breach>();
        rows.forEach(row -> broken.put(
                row.string("rule"),
                new Breach(Objects.requireNonNull(row.instantOrNull("since")), row.instantOrNull("told_at"))));
        return broken;
    }

    /** Who wanted to know then was told that it is broken. */
    public void told(String rule, Instant at) {
        graph.write(tx -> tx.run(TOLD, Map.of("rule", rule, "at", zoned(at))));
    }

    private static Object zoned(Instant moment) {
        return moment.atZone(ZoneOffset.UTC);
    }
}
