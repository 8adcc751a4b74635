package tech.aia.graph.insight.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;

class PurchaseTableIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String ALL = "c.id IS NOT NULL";
    private static final String SOME = "c.id IN $ids";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Graph graph = TestNeo4j.wiped().graph();
    private final CountDownLatch gate = new CountDownLatch(1);

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
        var limits = new PurchaseTable.Limits(new Room(100, 100), LONG, rereadAfter, patience);
        table = new PurchaseTable(gated(), TestNeo4j.asItIs().changes(), clock, limits);
        return table;
    }

    private Graph gated() {
        return (Graph) Proxy.newProxyInstance(
                Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                    var words = held;
                    if (words != null
                            && arguments != null
                            && String.valueOf(arguments[0]).contains(words)) {
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
        return table.read(view ->
                view.customers().stream().mapToInt(CustomerHistory::size).sum());
    }

    @Test
    void whileAllIsReadAnewTheOldGoesOnToAnswerAndToFollow() throws InterruptedException {
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
        for (int i = 0; i < 1000 && table.read(PurchaseView::readAt).equals(NOON); i++) {
            Thread.sleep(10);
        }
        assertThat(table.read(PurchaseView::readAt)).isEqualTo(later);
        assertThat(purchases(table)).isEqualTo(2);
        assertThat(table.read(PurchaseView::version)).isNotEqualTo(version);
    }

    @Test
    void whatTakesLongToTakeOverIsNotWaitedFor() throws InterruptedException {
        var table = table(null, Duration.ofMillis(200));
        assertThat(purchases(table)).isEqualTo(1);
        var cursor = table.read(PurchaseView::cursor);
        held = SOME;
        buy();
        assertThat(purchases(table)).isEqualTo(1);
        assertThat(table.read(PurchaseView::cursor)).as("it says of when it is").isEqualTo(cursor);
        gate.countDown();
        for (int i = 0; i < 1000 && purchases(table) == 1; i++) {
            Thread.sleep(10);
        }
        assertThat(purchases(table)).isEqualTo(2);
    }
}
