package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.webhook.Receiver.Received;

/** The dashboard's alerts, as webhooks are told of them. */
class AlertWatchIT extends WebhookAppCase {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AlertWatch watch;

    @Test
    void anAlertOfTheBusinessIsToldWhenItsRuleBreaksAndWhenItBreaksAnew() {
        graph().write(tx -> tx.run("""
                CREATE (:Entity:Customer {id: 'customer_watched', type: 'customer', name: 'Watched'})
                  -[:PURCHASED {at: datetime(), amount: 12}]->(:Entity:Product {id: 'product_watched', type: 'product', name: 'Tea'})""", Map.of()));
        var rule = """
                {"id": "anybody_buys", "metric": "customers.total_active", "direction": "above", "threshold": 0, "severity": "high",
                 "message": "{value} customers buy"}""";
        assertThat(http().post("/business-intelligence/alert-rules", rule).status())
                .isEqualTo(201);
        try {
            var id = register("/watch", SECRET, "system.alert");
            watch.look();
            watch.look();
            var told = alerts("/watch", 1);
            assertThat(told).singleElement().satisfies(request -> {
                assertThat(request.data().path("message").asString()).endsWith(" customers buy");
                assertThat(request.data().path("severity").asString()).isEqualTo("high");
            });
            eventually(
                    "what was made is delivered",
                    () -> deliveries(id, "pending").isEmpty()
                            && deliveries(id, "delivered").size()
                                    == receiver.received("/watch").size());

            register("/watch-later", SECRET, "system.alert");
            watch.look();
            watch.look();
            assertThat(alerts("/watch-later", 1)).as("made after it broke").hasSize(1);

            graph().write(tx -> tx.run("MATCH (:Customer)-[r:PURCHASED]->() DELETE r", Map.of()));
            watch.look();
            graph().write(tx -> tx.run(
                    "MATCH (c:Customer), (p:Product) CREATE (c)-[:PURCHASED {at: datetime(), amount: 12}]->(p)",
                    Map.of()));
            watch.look();
            assertThat(alerts("/watch", 2)).as("broken anew").hasSize(2);
            assertThat(alerts("/watch-later", 2)).hasSize(2);
        } finally {
            assertThat(http().delete("/business-intelligence/alert-rules/anybody_buys")
                            .status())
                    .isEqualTo(204);
        }
    }

    private List<Received> alerts(String path, int least) {
        eventually(least + " alerts", () -> activeCustomers(path).size() >= least);
        return activeCustomers(path);
    }

    private List<Received> activeCustomers(String path) {
        return receiver.received(path).stream()
                .filter(request -> request.data().path("alert_type").asString().equals("customers.total_active"))
                .toList();
    }
}
