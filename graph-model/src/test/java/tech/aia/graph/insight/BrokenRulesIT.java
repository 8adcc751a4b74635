package tech.aia.graph.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;

class BrokenRulesIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Graph graph = TestNeo4j.wiped().graph();
    private final BrokenRules broken = new BrokenRules(graph, clock);

    @Test
    void aBreachIsRememberedFromItsBeginningAndBeginsAnewWhenTheRuleWasWhole() {
        var untold = new BrokenRules.Breach(NOON, null);
        assertThat(note("falls", "fail")).containsExactly(Map.entry("fail", untold), Map.entry("falls", untold));
        broken.told("fail", NOON);
        var later = NOON.plus(Duration.ofMinutes(15));
        now.set(later);
        assertThat(note("falls", "fail"))
                .containsExactly(Map.entry("fail", new BrokenRules.Breach(NOON, NOON)), Map.entry("falls", untold));
        broken.told("falls", later);
        assertThat(note("falls")).containsExactly(Map.entry("falls", new BrokenRules.Breach(NOON, later)));
        assertThat(note("falls", "fail")).containsEntry("fail", new BrokenRules.Breach(later, null));
    }

    @Test
    void aRuleOfWhichNothingIsKnownIsAsItWas() {
        note("falls", "fail");
        broken.told("fail", NOON);
        now.set(NOON.plus(Duration.ofMinutes(15)));
        assertThat(broken.note(List.of(), Set.of("fail"))).isEmpty();
        assertThat(note("falls", "fail"))
                .containsExactly(
                        Map.entry("fail", new BrokenRules.Breach(NOON, NOON)),
                        Map.entry("falls", new BrokenRules.Breach(now.get(), null)));
    }

    private Map<String, BrokenRules.Breach> note(String... rules) {
        return broken.note(List.of(rules), Set.of());
    }

    @Test
    void theRuleOfChurnIsRewordedWhereNobodyHasChangedIt() throws IOException {
        migrate("V0011__insight.cypher", "MERGE (r:AlertRule");
        migrate("V0013__cycle_keys_and_broken_rules.cypher", "MATCH (r:AlertRule");
        assertThat(message()).isEqualTo("The churn rate is {value} %, above {threshold} %");

        TestNeo4j.wiped();
        migrate("V0011__insight.cypher", "MERGE (r:AlertRule");
        graph.write(tx -> tx.run("MATCH (r:AlertRule {id: 'churn_is_high'}) SET r.threshold = 20.0", Map.of()));
        migrate("V0013__cycle_keys_and_broken_rules.cypher", "MATCH (r:AlertRule");
        assertThat(message()).isEqualTo("{value} % of the customers were lost within a month");
    }

    private String message() {
        return graph.read("MATCH (r:AlertRule {id: 'churn_is_high'}) RETURN r.message AS message", Map.of())
                .getFirst()
                .string("message");
    }

    /** Runs the statement of a migration that has these words. */
    private void migrate(String file, String words) throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/aia/migrations/" + file))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var statement = Arrays.stream(text.split(";\n"))
                    .filter(one -> one.contains(words))
                    .toList();
            assertThat(statement).hasSize(1);
            graph.write(tx -> tx.run(statement.getFirst(), Map.of()));
        }
    }
}
