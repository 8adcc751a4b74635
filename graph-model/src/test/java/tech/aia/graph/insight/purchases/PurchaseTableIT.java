package tech.aia.graph.insight.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class PurchaseTableIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String ALL = "c.id IS NOT NULL\n";
    private static final String SOME = "c.id IN $ids";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Graph graph = TestNeo4j.wiped().graph();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();

    /** Statements with these words wait at the gate; null for none. */
    private volatile @Nullable String held;

    private @Nullable PurchaseTable table;

    @BeforeEach
    void shop() {
        cypher(
                "CREATE (:Entity:Customer {id: 'customer_ann', type: 'customer'}), (:Entity:Product {id: 'product_tea', type: 'product'})");
        buy();
    }

    @AfterEach
    void close() {
        gate.countDown();
        if (table != null) {
            table.close();
        }
    }

    private PurchaseTable table(@Nullable Duration rereadAfter, Duration patience) {
        return table(new PurchaseTable.Limits(new Room(100, 100), LONG, rereadAfter, patience));
    }

    private PurchaseTable table(PurchaseTable.Limits limits) {
        table = new PurchaseTable(gated(), TestNeo4j.asItIs().changes(), clock, limits);
        return table;
    }

    private Graph gated() {
        return (Graph) Proxy.newProxyInstance(
                Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                    var words = held;
                    var statement = arguments == null ? "" : String.valueOf(arguments[0]);
                    statements.add(statement);
                    if (words != null && statement.contains(words)) {
                        assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
                    }
                    try {
                        return method.invoke(graph, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void buy() {
        cypher(
                "MATCH (c:Customer), (p:Product) CREATE (c)-[:PURCHASED {at: datetime('2026-03-01T00:00:00Z'), amount: 1}]->(p)");
    }

    private void cypher(String statement) {
        graph.write(tx -> tx.run(statement, Map.of()));
    }

    private static int purchases(PurchaseTable table) {
        return table.read(PurchaseTableIT::purchases);
    }

    private static int purchases(PurchaseView view) {
        return view.customers().stream().mapToInt(CustomerHistory::size).sum();
    }

    private long asked(String words) {
        return statements.stream()
                .filter(statement -> statement.contains(words))
                .count();
    }

    private static void beyondMemory(PurchaseTable table, String setting) {
        assertThatThrownBy(() -> purchases(table))
                .isInstanceOf(GraphModelException.BeyondMemory.class)
                .hasMessageContaining(setting);
    }

    @Test
    void whileAllIsReadAnewTheOldGoesOnToAnswerAndToFollow() {
        var table = table(LONG, LONG);
        assertThat(purchases(table)).isEqualTo(1);
        held = ALL;
        var later = NOON.plus(LONG).plusSeconds(1);
        now.set(later);
        buy();
        assertThat(purchases(table)).isEqualTo(2);
        assertThat(table.read(PurchaseView::readAt)).isEqualTo(NOON);
        var version = table.read(PurchaseView::version);
        gate.countDown();
        await().untilAsserted(() -> assertThat(table.read(PurchaseView::readAt)).isEqualTo(later));
        assertThat(purchases(table)).isEqualTo(2);
        assertThat(table.read(PurchaseView::version)).isNotEqualTo(version);
    }

    @Test
    void whatTakesLongToTakeOverIsNotWaitedFor() {
        var table = table(null, Duration.ofMillis(200));
        assertThat(purchases(table)).isEqualTo(1);
        var cursor = table.read(PurchaseView::cursor);
        held = SOME;
        buy();
        assertThat(purchases(table)).isEqualTo(1);
        assertThat(table.read(PurchaseView::cursor)).as("it says of when it is").isEqualTo(cursor);
        gate.countDown();
        await().untilAsserted(() -> assertThat(purchases(table)).isEqualTo(2));
    }

    @Test
    void whoWantsTheLatestWaitsForIt() {
        var table = table(null, Duration.ZERO);
        assertThat(purchases(table)).isEqualTo(1);
        held = SOME;
        buy();
        try (var _ = RequestTime.begin(Duration.ofMillis(100))) {
            assertThatThrownBy(() -> table.readLatest(PurchaseTableIT::purchases))
                    .isInstanceOf(GraphException.Stopped.class);
        }
        gate.countDown();
        assertThat(table.readLatest(PurchaseTableIT::purchases).intValue()).isEqualTo(2);
    }

    @Test
    void whatNobodyAsksForIsNotReadAnew() {
        var moment = Duration.ofMillis(40);
        var table = table(new PurchaseTable.Limits(new Room(100, 100), moment, Duration.ofMillis(1), LONG));
        assertThat(purchases(table)).isEqualTo(1);
        now.set(NOON.plusSeconds(1));
        await().during(moment.multipliedBy(10))
                .untilAsserted(() -> assertThat(asked(ALL)).isEqualTo(1));
    }

    @Test
    void whatHasGrownBeyondTheRoomIsToldWithoutReadingItAgain() {
        var table = table(new PurchaseTable.Limits(new Room(2, 100), LONG, null, LONG));
        assertThat(purchases(table)).isEqualTo(1);
        buy();
        buy();
        for (int i = 0; i < 3; i++) {
            beyondMemory(table, "aia.insight.most-purchases");
        }
        assertThat(asked(SOME)).isEqualTo(1);
        assertThat(asked(ALL)).isEqualTo(1);
    }

    @Test
    void tooManyCustomersAreToldWithoutReadingThem() {
        cypher("UNWIND range(1, 3) AS i CREATE (:Entity:Customer {id: 'customer_' + i, type: 'customer'})");
        beyondMemory(table(new PurchaseTable.Limits(new Room(100, 3), LONG, null, LONG)), "aia.insight.most-customers");
        assertThat(asked(ALL)).isZero();
    }

    @Test
    void whereVeryManyHaveChangedAllIsReadInPlaceOfWhatWasKnown() {
        cypher("UNWIND range(1, 1001) AS i CREATE (:Entity:Customer {id: 'customer_' + i, type: 'customer'})");
        var table = table(new PurchaseTable.Limits(new Room(100, 2000), LONG, null, LONG));
        assertThat(purchases(table)).isEqualTo(1);
        cypher("MATCH (c:Customer) SET c.churned = true");
        assertThat(table.read(PurchaseTableIT::churned))
                .as("soon after a reading")
                .isEqualTo(1002);
        assertThat(asked(ALL)).isEqualTo(1);
        var byId = asked(SOME);
        now.set(NOON.plusSeconds(61));
        cypher("MATCH (c:Customer) SET c.churned = false");
        assertThat(table.read(PurchaseTableIT::churned)).isZero();
        assertThat(asked(ALL)).isEqualTo(2);
        assertThat(asked(SOME)).isEqualTo(byId);
    }

    private static long churned(PurchaseView view) {
        return view.customers().stream()
                .filter(customer -> Boolean.TRUE.equals(customer.recorded().churned()))
                .count();
    }
}
