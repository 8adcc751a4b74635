package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;

/** Entities are read while others write them, or take them away. */
class EntitiesInMotionIT {
    private static final EntityType TICKET = new EntityType("ticket");
    private static final EntityQuery ALL = new EntityQuery(TICKET, List.of(), List.of(), 100, null);
    private static final int READS = 1_000;

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

        whileWritten(
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

        whileWritten(
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

    private static void whileWritten(IntConsumer writing, Runnable reading) throws Exception {
        var over = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (int round = 0; !over.get(); round++) {
                writing.accept(round);
            }
        });
        try {
            for (int i = 0; i < READS; i++) {
                reading.run();
            }
        } finally {
            over.set(true);
            writer.get(1, TimeUnit.MINUTES);
        }
    }
}
