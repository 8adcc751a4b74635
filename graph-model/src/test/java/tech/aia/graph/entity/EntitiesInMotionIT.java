package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.Meanwhile;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

/** Entities are read while others write them, or take them away. */
class EntitiesInMotionIT {
    private static final EntityType TICKET = new EntityType("ticket");
    private static final EntityQuery ALL = new EntityQuery(TICKET, List.of(), List.of(), 100, null);
    private static final List<EntityRow> LATE = List.of(new EntityRow("ticket_1", Map.of("name", "Late")));

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final Entities entities = new DefaultEntities(graph, new IndexedProperties(List.of()));

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    /** What an entity holds changes between the reading of its names and that of its values. */
    @Test
    void eachValueIsReadUnderItsName() throws Exception {
        graph.execute("CREATE (:Entity {id: 'ticket_1', type: 'ticket'})");
        var few = properties(IntStream.of(3, 11));
        var many = properties(IntStream.range(0, 12));

        Meanwhile.written(
                1_000,
                round -> graph.write(tx -> tx.run(
                        "MATCH (e:Entity {id: 'ticket_1'}) SET e = $properties",
                        Map.of("properties", round % 2 == 0 ? few : many))),
                () -> {
                    assertNamed(entities.find("ticket_1").orElseThrow());
                    entities.findAll(List.of("ticket_1")).forEach(EntitiesInMotionIT::assertNamed);
                    entities.list(ALL).entities().forEach(EntitiesInMotionIT::assertNamed);
                });
    }

    @Test
    void whatGoesWhileItIsReadIsNotThere() throws Exception {
        var ids = IntStream.range(0, 20).mapToObj(i -> "ticket_" + i).toList();

        Meanwhile.written(
                1_000,
                round -> graph.write(tx -> tx.run(
                        round % 2 == 0
                                ? "UNWIND $ids AS id CREATE (:Entity {id: id, type: 'ticket', name: id, a: 1, b: 2, c: 3})"
                                : "MATCH (e:Entity) WHERE e.id IN $ids DELETE e",
                        Map.of("ids", ids))),
                () -> {
                    entities.find("ticket_7").ifPresent(EntitiesInMotionIT::assertThere);
                    entities.findAll(ids).forEach(EntitiesInMotionIT::assertThere);
                    entities.list(ALL).entities().forEach(EntitiesInMotionIT::assertThere);
                });
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                step("patch", entities -> entities.patch("ticket_1", Map.of("name", "Late"))),
                step("put", entities -> entities.put("ticket_1", TICKET, Map.of("name", "Late"), null)),
                step("upsert", entities -> entities.upsert(TICKET, LATE)),
                step("update", entities -> entities.update(TICKET, LATE)),
                step("delete", entities -> entities.delete("ticket_1", null)));
    }

    private static Arguments step(String name, Consumer<Entities> step) {
        return Arguments.of(Named.of(name, step));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatGoesBeforeItIsWrittenIsNotFound(Consumer<Entities> step) throws Exception {
        Meanwhile.written(
                1_000,
                round -> graph.write(tx -> tx.run(
                        round % 2 == 0
                                ? "MERGE (e:Entity {id: 'ticket_1'}) SET e.type = 'ticket'"
                                : "MATCH (e:Entity {id: 'ticket_1'}) DELETE e",
                        Map.of())),
                () -> {
                    try {
                        step.accept(entities);
                    } catch (GraphModelException refused) {
                        assertThat(refused)
                                .isInstanceOfAny(
                                        GraphModelException.NotFound.class, GraphModelException.Conflict.class);
                    }
                });
    }

    private static void assertNamed(Entity entity) {
        assertThat(entity.properties())
                .allSatisfy((name, value) -> assertThat(value).isEqualTo(name));
    }

    private static void assertThere(Entity entity) {
        assertThat(entity.id()).startsWith("ticket_");
    }

    private static Map<String, Object> properties(IntStream which) {
        var properties = new HashMap<String, Object>(Map.of("id", "ticket_1", "type", "ticket"));
        which.forEach(i -> properties.put("p" + i, "p" + i));
        return properties;
    }
}
