package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.Path;
import tech.aia.cypher.server.Neo4jSettings.Transport;
import tech.aia.cypher.support.TestNeo4j;

/** Values of every type go there and come back the same over every transport. */
@ParameterizedClass
@EnumSource(Transport.class)
class ValuesContractIT {
    private static final List<Value> STORABLE = List.of(
            Values.value(true),
            Values.value(Long.MIN_VALUE),
            Values.value(Math.PI),
            Values.value(Double.NEGATIVE_INFINITY),
            Values.value("h\u00e9llo \u0000 \uD83D\uDE00"),
            Values.value(new byte[] {1, -2, 3}),
            Values.value(List.of("a", "b")),
            Values.value(List.of(LocalDate.of(2024, 2, 29))),
            Values.value(LocalDate.of(-999, 12, 31)),
            Values.value(LocalTime.of(1, 2, 3, 4)),
            Values.value(OffsetTime.parse("01:02:03.000000004+02:00")),
            Values.value(LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6)),
            Values.value(ZonedDateTime.parse("2024-07-02T03:04:05.000000006+02:00[Europe/Warsaw]")),
            Values.value(OffsetDateTime.parse("2024-07-02T03:04:05-05:00")),
            Values.isoDuration(14, 3, -7, 5),
            Values.point(7203, 1, 2),
            Values.point(4979, 1, 2, 3));

    private static final List<Value> OTHERS = List.of(
            Values.NULL,
            Values.value(Arrays.asList(1, "a", null, List.of(true))),
            Values.value(Map.of("k", Map.of("z", List.of(1.5)))),
            Values.value(new HashMap<>()),
            Values.value(UUID.fromString("7d444840-9dc0-11d1-b245-5ffdce74fad2")),
            Values.vector(new byte[] {1, 2}),
            Values.vector(new short[] {1, 2}),
            Values.vector(new int[] {1, 2}),
            Values.vector(new long[] {1, 2}),
            Values.vector(new float[] {1.5f, 2}),
            Values.vector(new double[] {1.5, 2}));

    private final Driver driver;

    ValuesContractIT(Transport transport) {
        driver = TestNeo4j.wiped().driver(transport);
    }

    @Test
    void carriesEveryTypeThereAndBack() {
        var values = new ArrayList<>(STORABLE);
        values.addAll(OTHERS);
        for (var value : values) {
            assertSame(single("RETURN $v AS v", Map.of("v", value)).get("v"), value);
        }
    }

    @Test
    void storesWhatCanBeAProperty() {
        for (var value : STORABLE) {
            var node = single("CREATE (n:A:B) SET n.v = $v RETURN n", Map.of("v", value))
                    .get("n")
                    .asNode();
            assertThat(node.labels()).containsExactlyInAnyOrder("A", "B");
            assertSame(node.get("v"), value);
        }
    }

    @Test
    void carriesNodesRelationshipsAndPathsHoweverTheyAreWrapped() {
        var row = single(
                "CREATE p = (a:X {i: 1})-[r:R {w: 2}]->(:X {i: 2})<-[:Q]-(c:X {i: 3})"
                        + " RETURN a, r, p, [a, c] AS list, {r: r} AS map",
                Map.of());

        var relationship = row.get("r").asRelationship();
        assertThat(relationship.type()).isEqualTo("R");
        assertThat(relationship.asMap()).isEqualTo(Map.of("w", 2L));
        assertThat(relationship.startNodeElementId())
                .isEqualTo(row.get("a").asNode().elementId());
        assertThat(row.get("list").asList(item -> item.get("i").asInt())).containsExactly(1, 3);
        assertThat(row.get("map").get("r").asRelationship()).isEqualTo(relationship);
        assertThat(steps(row.get("p").asPath())).containsExactly("1-R-2", "2-Q-3");
        assertThat(row.get("p").asPath().relationships())
                .last()
                .extracting(last -> last.startNodeElementId())
                .as("the relationship that the path walks backwards keeps its direction")
                .isEqualTo(row.get("p").asPath().end().elementId());
    }

    @Test
    void carriesWhatWasDeleted() {
        var node = single("CREATE (n:Gone {a: 1}) WITH n DELETE n RETURN n", Map.of())
                .get("n")
                .asNode();
        assertThat(node.labels()).isEmpty();
        assertThat(node.asMap()).isEmpty();
    }

    private Record single(String statement, Map<String, ?> parameters) {
        try (var session = driver.session()) {
            return session.run(statement, Values.value(parameters)).single();
        }
    }

    private static List<String> steps(Path path) {
        var steps = new ArrayList<String>();
        path.forEach(step -> steps.add(step.start().get("i") + "-"
                + step.relationship().type() + "-" + step.end().get("i")));
        return steps;
    }

    private static void assertSame(Value actual, Value expected) {
        assertThat(actual.type().name()).isEqualTo(expected.type().name());
        assertThat(actual).isEqualTo(expected);
    }
}
