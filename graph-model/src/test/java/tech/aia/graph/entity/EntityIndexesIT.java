package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.summary.Plan;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.support.ForwardingGraph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class EntityIndexesIT {
    private static final EntityType PLANT = new EntityType("plant");
    private static final IndexedProperties INDEXED = new IndexedProperties(List.of("region", "country"));

    private Graph graph = TestNeo4j.asItIs().graph();

    @BeforeEach
    void fill() {
        graph = TestNeo4j.wiped().graph();
        new EntityIndexes(graph).ensure(INDEXED);
        graph.execute("CALL db.awaitIndexes(60)");
        new DefaultEntities(graph, INDEXED)
                .upsert(
                        PLANT,
                        IntStream.range(0, 1_000)
                                .mapToObj(i -> new EntityRow(
                                        "plant_" + i,
                                        Map.of("region", "r" + i % 50, "country", "c" + i % 3, "size", i)))
                                .toList());
        graph.execute("CALL db.prepareForReplanning(60)");
    }

    @AfterEach
    void removeIndexes() {
        new EntityIndexes(graph).ensure(IndexedProperties.NONE);
    }

    @Test
    void makesWhatIsNamedAndRemovesWhatIsNot() {
        assertThat(names()).containsExactly("entity_by_country", "entity_by_region");

        new EntityIndexes(graph).ensure(new IndexedProperties(List.of("region", "size")));

        assertThat(names()).containsExactly("entity_by_region", "entity_by_size");
    }

    private List<String> names() {
        return graph
                .read("SHOW INDEXES YIELD name WHERE name STARTS WITH 'entity_by_' RETURN name ORDER BY name", Map.of())
                .stream()
                .map(row -> row.string("name"))
                .toList();
    }

    @Test
    void aListWithOneValueIsReadFromTheIndexUntilItIsFull() {
        var query = new EntityQuery(PLANT, Conditions.parse("filters", Map.of("region", "r7")), List.of(), 5, null);
        var recording = new Recording(graph);

        var page = new DefaultEntities(recording, INDEXED).list(query);

        assertThat(page.entities())
                .extracting(Entity::id)
                .containsExactly("plant_107", "plant_157", "plant_207", "plant_257", "plant_307");
        assertThat(recording.operators())
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(operator -> operator.contains("Sort") || operator.contains("Top"));
        var next = new EntityQuery(PLANT, query.conditions(), List.of(), 5, page.nextCursor());
        assertThat(new DefaultEntities(recording, INDEXED).list(next).entities())
                .extracting(Entity::id)
                .startsWith("plant_357");
    }

    @Test
    void aListOfATypeIsReadFromTheIndexUntilItIsFull() {
        var recording = new Recording(graph);

        new DefaultEntities(recording, INDEXED).list(new EntityQuery(PLANT, List.of(), List.of(), 5, null));

        assertThat(recording.operators()).noneMatch(operator -> operator.contains("Sort") || operator.contains("Top"));
    }

    @Test
    void whatIsTooLongIsNamedAndNothingWritten() {
        var entities = new DefaultEntities(graph, INDEXED);
        var long5000 = "x".repeat(5_000);
        assertThatThrownBy(() -> entities.create(PLANT, "long", Map.of("Region", long5000)))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("region");
        assertThatThrownBy(() -> entities.patch("plant_1", Map.of("region", long5000), null))
                .isInstanceOf(GraphModelException.InvalidValue.class);
        assertThatThrownBy(() -> entities.upsert(
                        PLANT,
                        List.of(
                                new EntityRow("plant_a", Map.of("region", "short")),
                                new EntityRow("plant_b", Map.of("region", long5000)))))
                .isInstanceOf(GraphModelException.InvalidValue.class);
        assertThat(entities.find("plant_a")).isEmpty();
        assertThat(entities.find("plant_1").orElseThrow().properties()).containsEntry("region", "r1");
    }

    @Test
    void whatPassesTheRulesButNotTheIndexIsTheCallersFault() {
        assertThatThrownBy(() -> graph.write(tx -> tx.run(
                        "MATCH (e:Entity {id: 'plant_1'}) SET e.region = $region",
                        Map.of("region", "x".repeat(9_000)))))
                .isInstanceOf(GraphException.BadStatement.class)
                .hasMessageContaining("too long for the index entity_by_region of (:Entity {type, region, id})")
                .hasMessageContaining("Nothing was written");
    }

    @Test
    void anIndexThatCouldNotBeFilledIsTriedAgain() {
        new EntityIndexes(graph).ensure(IndexedProperties.NONE);
        graph.write(tx ->
                tx.run("MATCH (e:Entity {id: 'plant_1'}) SET e.region = $region", Map.of("region", "x".repeat(9_000))));
        new EntityIndexes(graph).ensure(INDEXED);
        assertThatThrownBy(() -> graph.execute("CALL db.awaitIndexes(60)")).hasMessageContaining("entity_by_region");

        graph.write(tx -> tx.run("MATCH (e:Entity {id: 'plant_1'}) SET e.region = 'short'", Map.of()));
        new EntityIndexes(graph).ensure(INDEXED);

        graph.execute("CALL db.awaitIndexes(60)");
        assertThat(graph.read("SHOW INDEXES YIELD name, state WHERE name = 'entity_by_region' RETURN state", Map.of())
                        .getFirst()
                        .string("state"))
                .isEqualTo("ONLINE");
    }

    /** Tells the plan of the last statement. */
    private static final class Recording extends ForwardingGraph {
        private String statement = "";
        private Map<String, ? extends @Nullable Object> parameters = Map.of();

        Recording(Graph graph) {
            super(graph);
        }

        @Override
        public List<Row> read(String text, Map<String, ? extends @Nullable Object> values) {
            statement = text;
            parameters = values;
            return super.read(text, values);
        }

        @Override
        public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
            return graph().write(work);
        }

        List<String> operators() {
            var operators = new ArrayList<String>();
            try (var session = TestNeo4j.asItIs().driver().session()) {
                var values = new LinkedHashMap<String, Object>(parameters);
                collect(
                        session.run("EXPLAIN " + statement, values)
                                .consume()
                                .queryPlan()
                                .orElseThrow(),
                        operators);
            }
            return operators;
        }

        private static void collect(Plan plan, List<String> operators) {
            operators.add(plan.operatorType().replaceFirst("@.*", ""));
            plan.children().forEach(child -> collect(child, operators));
        }
    }
}
