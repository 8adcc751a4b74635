package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class EntitiesIT {
    private static final EntityType CUSTOMER = new EntityType("customer");

    private static final IndexedProperties INDEXED = new IndexedProperties(List.of("sector", "country"));

    private Entities entities = new DefaultEntities(TestNeo4j.asItIs().graph(), INDEXED);

    @BeforeEach
    void wipe() {
        entities = new DefaultEntities(TestNeo4j.wiped().graph(), INDEXED);
    }

    @Test
    void createsReadsAndDeletes() {
        var made = entities.create(CUSTOMER, "a'b\"c", Map.of("Company Name", "Acme", "value_score", 8.7))
                .entity();

        assertThat(made.id()).isEqualTo("customer_a'b\"c");
        assertThat(made.name()).isEqualTo("Acme");
        assertThat(made.createdAt()).isNotNull();
        assertThat(entities.find(made.id())).contains(made);
        assertThat(entities.delete(made.id())).isTrue();
        assertThat(entities.delete(made.id())).isFalse();
        assertThat(entities.find(made.id())).isEmpty();
    }

    @Test
    void theHistoryOfATaskGoesWithIt() {
        var graph = TestNeo4j.asItIs().graph();
        graph.write(tx -> tx.run(
                "CREATE (t:Entity:Task {id: 'task_1', type: 'task'})-[:HAD]->(:TaskEvent), (t)-[:HAD]->(:TaskEvent)",
                Map.of()));

        assertThat(entities.delete("task_1")).isTrue();

        assertThat(graph.read("MATCH (e) WHERE e:TaskEvent OR e:Task RETURN e.id AS id", Map.of()))
                .isEmpty();
    }

    @Test
    void refusesASecondOfTheSameId() {
        entities.create(CUSTOMER, "a", Map.of());
        assertThatThrownBy(() -> entities.create(CUSTOMER, "a", Map.of()))
                .isInstanceOf(GraphModelException.Conflict.class);
    }

    @Test
    void putReplacesAndPatchLeavesTheRest() {
        entities.create(CUSTOMER, "a", Map.of("name", "A", "city", "Rome", "size", 3));

        var patched = entities.patch("customer_a", withNull("city", Map.of("size", 4)));
        assertThat(patched.entity().properties()).containsOnly(Map.entry("name", "A"), Map.entry("size", 4L));
        assertThat(patched.version()).isEqualTo(version("customer_a"));

        var put = entities.put("customer_a", CUSTOMER, Map.of("name", "B", "x", true));
        assertThat(put.entity().properties()).containsOnly(Map.entry("name", "B"), Map.entry("x", true));
        assertThat(put.entity().createdAt()).isEqualTo(patched.entity().createdAt());
        assertThat(put.version()).isEqualTo(version("customer_a"));
        assertThat(entities.put("customer_new", CUSTOMER, Map.of()).entity().name())
                .isEqualTo("new");
    }

    @Test
    void ofManyThatPutWhatIsNewOneDoes() {
        var made = IntStream.range(0, 8)
                .parallel()
                .filter(size -> isNew("customer_a", Map.of("size", size)))
                .boxed()
                .toList();

        assertThat(made).hasSize(1);
        assertThat(entities.find("customer_a").orElseThrow().properties())
                .containsEntry("size", made.getFirst().longValue());
    }

    private boolean isNew(String id, Map<String, Object> properties) {
        try {
            entities.putNew(id, CUSTOMER, properties);
            return true;
        } catch (GraphModelException.Outdated taken) {
            assertThat(taken.present()).isEqualTo(version(id));
            return false;
        }
    }

    @Test
    void whatIsGoneHasNoVersionThatCouldBeExpected() {
        for (var change : List.<ThrowingCallable>of(
                () -> entities.put("customer_a", CUSTOMER, Map.of(), "seen"),
                () -> entities.patch("customer_a", Map.of("size", 1), "seen"),
                () -> entities.delete("customer_a", "seen"),
                () -> entities.delete("customer_a", ""))) {
            assertThatThrownBy(change)
                    .isInstanceOfSatisfying(
                            GraphModelException.Outdated.class,
                            gone -> assertThat(gone.present()).isEmpty());
        }
    }

    @Test
    void ofManyThatHaveSeenOneVersionOneChangesIt() {
        entities.create(CUSTOMER, "a", Map.of("size", 0));
        var seen = version("customer_a");

        var won = IntStream.range(1, 9)
                .parallel()
                .filter(size -> changes(size, seen))
                .boxed()
                .toList();
        assertThat(won).hasSize(1);
        assertThat(entities.find("customer_a").orElseThrow().properties())
                .containsEntry("size", won.getFirst().longValue());
        assertThatThrownBy(() -> entities.delete("customer_a", seen))
                .isInstanceOfSatisfying(
                        GraphModelException.Outdated.class,
                        refused -> assertThat(refused.present()).isEqualTo(version("customer_a")));
        assertThat(entities.delete("customer_a", version("customer_a"))).isTrue();
    }

    private boolean changes(int size, String seen) {
        try {
            entities.patch("customer_a", Map.of("size", size), seen);
            return true;
        } catch (GraphModelException.Outdated late) {
            return false;
        }
    }

    private static String version(String id) {
        var rows = TestNeo4j.asItIs()
                .graph()
                .read("MATCH (e:Entity {id: $id}) RETURN properties(e) AS properties", Map.of("id", id));
        return EntityVersion.of(rows.getFirst().map("properties"));
    }

    @Test
    void pagesThroughASortedListWithoutRepeatsOrGaps() {
        var rows = new ArrayList<EntityRow>();
        for (int i = 0; i < 57; i++) {
            Map<String, Object> properties = i % 7 == 0 ? Map.of() : Map.of("size", (long) (i % 10));
            rows.add(new EntityRow("customer_%02d".formatted(i), properties));
        }
        Collections.shuffle(rows, new Random(1));
        entities.upsert(CUSTOMER, rows);

        for (var descending : List.of(true, false)) {
            var sort = List.of(new EntityQuery.Sort("size", descending));
            var whole = entities.list(new EntityQuery(CUSTOMER, List.of(), sort, 1000, null))
                    .entities();
            var paged = new ArrayList<Entity>();
            @Nullable String cursor = null;
            do {
                var page = entities.list(new EntityQuery(CUSTOMER, List.of(), sort, 5, cursor));
                paged.addAll(page.entities());
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(whole).hasSize(57);
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void changesManyAtOnceButMakesNone() {
        entities.create(CUSTOMER, "a", Map.of("name", "A", "size", 1));
        entities.create(CUSTOMER, "b", Map.of("name", "B", "size", 2));
        entities.create(new EntityType("product"), "c", Map.of("name", "C"));
        var before = entities.find("customer_b").orElseThrow().updatedAt();

        var counts = entities.update(
                CUSTOMER,
                List.of(
                        new EntityRow("customer_a", Map.of("size", 5L)),
                        new EntityRow("customer_b", Map.of("size", 2L)),
                        new EntityRow("product_c", Map.of("size", 5L)),
                        new EntityRow("customer_gone", Map.of("size", 5L))));

        assertThat(counts).isEqualTo(new UpsertCounts(0, 1, 1));
        var a = entities.find("customer_a").orElseThrow();
        assertThat(a.properties()).containsEntry("size", 5L).containsEntry("name", "A");
        assertThat(entities.find("customer_b").orElseThrow().updatedAt()).isEqualTo(before);
        assertThat(entities.find("product_c").orElseThrow().properties()).doesNotContainKey("size");
        assertThat(entities.find("customer_gone")).isEmpty();
    }

    @Test
    void filtersByEveryOperator() {
        for (int i = 0; i < 10; i++) {
            entities.create(CUSTOMER, "c" + i, Map.of("size", i, "sector", i % 2 == 0 ? "even" : "odd"));
        }
        assertThat(count(new Condition("size", Condition.Operator.GTE, List.of(5))))
                .isEqualTo(5);
        assertThat(count(new Condition("size", Condition.Operator.GT, List.of(5))))
                .isEqualTo(4);
        assertThat(count(new Condition("size", Condition.Operator.LTE, List.of(5))))
                .isEqualTo(6);
        assertThat(count(new Condition("size", Condition.Operator.LT, List.of(5.0))))
                .isEqualTo(5);
        assertThat(count(new Condition("sector", Condition.Operator.EQ, List.of("odd"))))
                .isEqualTo(5);
        assertThat(count(new Condition("size", Condition.Operator.IN, List.of(1, 2, 99))))
                .isEqualTo(2);
        assertThat(count(new Condition("x'}) MATCH (n) DETACH DELETE n //", Condition.Operator.EQ, List.of(1))))
                .isZero();
        assertThat(entities.countByType()).containsEntry("customer", 10L);
    }

    @Test
    void refusesACursorThatIsNotOurs() {
        for (var cursor : List.of("x", "bm90IGpzb24", "e30")) {
            assertThatThrownBy(() -> entities.list(new EntityQuery(null, List.of(), List.of(), 5, cursor)))
                    .isInstanceOf(GraphModelException.InvalidValue.class);
        }
    }

    @Test
    void refusesTypesAndValuesThatCannotBe() {
        assertThatThrownBy(() -> new EntityType("Bad Type`) DETACH")).isInstanceOf(GraphModelException.class);
        assertThatThrownBy(() -> entities.create(CUSTOMER, "n", Map.of("x", Double.NaN)))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> entities.create(CUSTOMER, "n", Map.of("x", "a\0b")))
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> entities.create(CUSTOMER, " ", Map.of())).isInstanceOf(GraphModelException.class);
    }

    private int count(Condition condition) {
        return entities.list(new EntityQuery(CUSTOMER, List.of(condition), List.of(), 100, null))
                .entities()
                .size();
    }

    private static Map<String, @Nullable Object> withNull(String key, Map<String, Object> rest) {
        var map = new HashMap<String, @Nullable Object>(rest);
        map.put(key, null);
        return map;
    }
}
