package tech.aia.graph.insight.cycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.plan.RiskTolerance;
import tech.aia.graph.insight.cycle.strategy.Assumptions;
import tech.aia.graph.insight.cycle.strategy.Candidates;
import tech.aia.graph.insight.cycle.strategy.FocusArea;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.Room;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TestTasks;

/** Cycles over the module's one graph, wiped at first. */
final class TestCycles implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Graph graph = TestNeo4j.wiped().graph();
    private final PurchaseTable table;
    private final TaskQueue queue = TestTasks.queue(graph, CLOCK, () -> null);
    private final OptimizationCycles cycles;

    TestCycles() {
        this(Duration.ofMinutes(1), 1_000_000);
    }

    /** @param patience how long a request waits for its plan */
    TestCycles(Duration patience, long mostPurchases) {
        var limits = new PurchaseTable.Limits(
                new Room(mostPurchases, 1_000_000), Duration.ofMinutes(5), null, Duration.ZERO);
        table = new PurchaseTable(graph, TestNeo4j.asItIs().changes(), CLOCK, limits);
        cycles = new DefaultOptimizationCycles(graph, CLOCK, queue, new Candidates(graph, table), patience);
    }

    OptimizationCycles cycles() {
        return cycles;
    }

    TaskQueue queue() {
        return queue;
    }

    static CycleRequest request(@Nullable String asOf, double budget, int horizon, RiskTolerance risk) {
        return request(asOf, budget, horizon, risk, Map.of());
    }

    static CycleRequest request(
            @Nullable String asOf, double budget, int horizon, RiskTolerance risk, Map<String, Double> assumptions) {
        return new CycleRequest(
                CycleType.QUARTERLY_OPTIMIZATION,
                EnumSet.allOf(FocusArea.class),
                new Limits(budget, horizon, risk),
                asOf == null ? null : Instant.parse(asOf),
                Assumptions.with(assumptions));
    }

    OptimizationCycle executed(CycleRequest request) {
        return cycles.execute(request, null, null, "test", null);
    }

    List<Row> cypher(String statement, Map<String, Object> parameters) {
        return graph.write(tx -> tx.run(statement, parameters));
    }

    void customer(String key) {
        cypher("CREATE (:Entity:Customer {id: 'customer_' + $key, type: 'customer', name: $key})", Map.of("key", key));
    }

    void product(String key, String category) {
        cypher(
                "CREATE (:Entity:Product {id: 'product_' + $key, type: 'product', name: $key, category: $category})",
                Map.of("key", key, "category", category));
    }

    void purchase(String customer, String product, LocalDate day, double quantity, double price) {
        cypher("""
                MATCH (c:Entity {id: 'customer_' + $customer}), (p:Entity {id: 'product_' + $product})
                CREATE (c)-[:PURCHASED {order_date: $day, quantity: $quantity, unit_price: $price}]->(p)""", Map.of("customer", customer, "product", product, "day", day, "quantity", quantity, "price", price));
    }

    @Override
    public void close() {
        table.close();
    }
}
