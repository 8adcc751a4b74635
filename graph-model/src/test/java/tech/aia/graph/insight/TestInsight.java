package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.Room;
import tech.aia.graph.insight.uptime.Uptime;

/** Dashboards over the module's one graph, wiped at first. */
final class TestInsight implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Graph graph = TestNeo4j.wiped().graph();
    private final PurchaseTable table;
    private final Uptime uptime = new Uptime(graph, CLOCK);
    private final AlertRules rules = new DefaultAlertRules(graph, CLOCK);
    private final Dashboards dashboards;

    TestInsight() {
        this(1_000_000);
    }

    TestInsight(long mostPurchases) {
        this(new Room(mostPurchases, 1_000_000), Duration.ofMinutes(5));
    }

    TestInsight(Room room, Duration idle) {
        var limits = new PurchaseTable.Limits(room, idle, null, Duration.ofMinutes(1));
        table = new PurchaseTable(graph, TestNeo4j.asItIs().changes(), CLOCK, limits);
        dashboards = new DefaultDashboards(graph, CLOCK, table, uptime, rules);
    }

    Dashboards dashboards() {
        return dashboards;
    }

    AlertRules rules() {
        return rules;
    }

    Dashboard asOf(String moment) {
        return dashboards.read(DashboardRequest.NOW.asOf(Instant.parse(moment)));
    }

    void cypher(String statement) {
        cypher(statement, Map.of());
    }

    void cypher(String statement, Map<String, Object> parameters) {
        graph.write(tx -> tx.run(statement, parameters));
    }

    /** Customers {@code customer_<key>} and products {@code product_<key>}. */
    void entities(String label, String type, List<String> keys) {
        cypher(
                "UNWIND $keys AS key CREATE (e:Entity:$($label)) SET e.id = $type + '_' + key, e.type = $type, e.name = key",
                Map.of("label", label, "type", type, "keys", keys));
    }

    void purchase(String customer, String product, String at, double amount) {
        cypher("""
                MATCH (c:Entity {id: 'customer_' + $customer}), (p:Entity {id: 'product_' + $product})
                CREATE (c)-[:PURCHASED {at: datetime($at), amount: $amount}]->(p)""", Map.of("customer", customer, "product", product, "at", at, "amount", amount));
    }

    @Override
    public void close() {
        table.close();
        uptime.close();
    }
}
