package tech.aia.graph.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.insight.purchases.Room;
import tech.aia.graph.insight.series.MannKendall.Direction;

class DashboardsIT {
    private TestInsight insight = new TestInsight();

    @AfterEach
    void close() {
        insight.close();
    }

    private void shop() {
        insight.entities("Customer", "customer", List.of("ann", "bob", "eve"));
        insight.entities("Product", "product", List.of("tea", "jam"));
        insight.purchase("ann", "tea", "2025-01-10T10:00:00Z", 100);
        insight.purchase("bob", "jam", "2025-02-05T10:00:00Z", 50);
        insight.purchase("ann", "tea", "2025-02-20T10:00:00Z", 30);
        insight.purchase("ann", "jam", "2025-03-03T10:00:00Z", 80);
    }

    @Test
    void anEmptyGraphIsUnknownAndNotNothing() {
        var dashboard = insight.asOf("2025-03-11T00:00:00Z");

        var revenue = dashboard.revenue();
        assertThat(revenue.currentMonth()).isNull();
        assertThat(revenue.previousMonth()).isNull();
        assertThat(revenue.growthRate()).isNull();
        assertThat(revenue.forecast()).isNull();
        assertThat(revenue.forecastMissing()).contains("0 whole months");
        var customers = dashboard.customers();
        assertThat(customers.totalActive()).isNull();
        assertThat(customers.newThisMonth()).isNull();
        assertThat(customers.churnRate()).isNull();
        assertThat(customers.satisfactionScore()).isNull();
        var operations = dashboard.operations();
        assertThat(operations.taskCompletionRate()).isNull();
        assertThat(operations.averageResponseTime()).isNull();
        assertThat(operations.systemUptime()).isNull();
        assertThat(operations.agentEfficiency()).isNull();
        assertThat(dashboard.trends().revenue().direction()).isNull();
        assertThat(dashboard.months()).isEmpty();
        assertThat(dashboard.alerts()).isEmpty();
    }

    @Test
    void aMonthThatIsNotOverIsComparedWithTheSameDaysOfTheOneBefore() {
        shop();
        var revenue = insight.asOf("2025-03-11T00:00:00Z").revenue();
        assertThat(revenue.month()).isEqualTo("2025-03");
        assertThat(revenue.complete()).isFalse();
        assertThat(revenue.currentMonth()).isEqualTo(80);
        assertThat(revenue.previousMonth()).isEqualTo(80);
        assertThat(revenue.previousMonthToDate()).as("until 11 February").isEqualTo(50);
        assertThat(revenue.growthRate()).isEqualTo(60);

        var whole = insight.asOf("2025-03-01T00:00:00Z").revenue();
        assertThat(whole.month()).isEqualTo("2025-02");
        assertThat(whole.complete()).isTrue();
        assertThat(whole.currentMonth()).isEqualTo(80);
        assertThat(whole.previousMonthToDate()).isEqualTo(100);
        assertThat(whole.growthRate()).isEqualTo(-20);

        var first = insight.asOf("2025-01-20T00:00:00Z").revenue();
        assertThat(first.previousMonth()).as("before the first purchase").isNull();
        assertThat(insight.asOf("2025-01-10T10:00:00Z").revenue().currentMonth())
                .as("what happens at the moment is not before it")
                .isNull();
    }

    @Test
    void monthsAndMoversAreListed() {
        shop();
        var dashboard = insight.asOf("2025-03-11T00:00:00Z");
        assertThat(dashboard.months())
                .extracting(
                        Dashboard.Month::month,
                        Dashboard.Month::revenue,
                        Dashboard.Month::purchases,
                        Dashboard.Month::buyers,
                        Dashboard.Month::newCustomers,
                        Dashboard.Month::activeCustomers,
                        Dashboard.Month::complete)
                .containsExactly(
                        tuple("2025-01", 100.0, 1L, 1L, 1L, 1L, true),
                        tuple("2025-02", 80.0, 2L, 2L, 1L, 2L, true),
                        tuple("2025-03", 80.0, 1L, 1L, 0L, 2L, false));
        var movers = dashboard.movers();
        assertThat(movers.customersUp())
                .extracting(Dashboard.Mover::id, Dashboard.Mover::name, Dashboard.Mover::change)
                .containsExactly(tuple("customer_ann", "ann", 80.0));
        assertThat(movers.customersDown())
                .extracting(Dashboard.Mover::id, Dashboard.Mover::previous, Dashboard.Mover::change)
                .containsExactly(tuple("customer_bob", 50.0, -50.0));
        assertThat(movers.productsUp())
                .extracting(Dashboard.Mover::id, Dashboard.Mover::change)
                .containsExactly(tuple("product_jam", 30.0));
        assertThat(movers.productsDown()).isEmpty();
    }

    @Test
    void whoWasActiveAndIsNoMoreIsLost() {
        shop();
        var customers = insight.asOf("2025-05-20T00:00:00Z").customers();
        assertThat(customers.churn().from()).isEqualTo(Instant.parse("2025-04-20T00:00:00Z"));
        assertThat(customers.churn().customers()).isEqualTo(2);
        assertThat(customers.churn().lost()).isEqualTo(1);
        assertThat(customers.churnRate()).isEqualTo(50);
        assertThat(customers.totalActive()).isEqualTo(1);
        assertThat(customers.churn().previousRate()).isZero();

        var patient = new DashboardRequest(
                Instant.parse("2025-05-20T00:00:00Z"), Segment.ALL, 365, ChurnRule.ACTIVITY, 24, 5);
        assertThat(insight.dashboards().read(patient).customers().churnRate()).isZero();
    }

    @Test
    void theNextDashboardKnowsEveryChange() {
        shop();
        assertThat(current()).isEqualTo(80);
        insight.purchase("eve", "tea", "2025-03-04T00:00:00Z", 7);
        assertThat(current()).isEqualTo(87);
        insight.cypher("MATCH (:Entity {id: 'customer_eve'})-[r:PURCHASED]->() SET r.amount = 9");
        assertThat(current()).isEqualTo(89);
        insight.cypher("MATCH (:Entity {id: 'customer_eve'})-[r:PURCHASED]->() DELETE r");
        assertThat(current()).isEqualTo(80);
        insight.cypher("MATCH (p:Entity {id: 'product_jam'}) DETACH DELETE p");
        assertThat(current()).isZero();
        insight.cypher("MATCH (c:Entity {id: 'customer_ann'}) DETACH DELETE c");
        var dashboard = insight.asOf("2025-03-11T00:00:00Z");
        assertThat(dashboard.source().customers()).isEqualTo(2);
        assertThat(dashboard.source().purchases()).isZero();
        assertThat(dashboard.revenue().currentMonth())
                .as("nothing was ever bought")
                .isNull();
    }

    private double current() {
        var current = insight.asOf("2025-03-11T00:00:00Z").revenue().currentMonth();
        return current == null ? Double.NaN : current;
    }

    @Test
    void aSegmentIsSomeOfTheCustomers() {
        shop();
        insight.cypher(
                "MATCH (c:Customer) SET c.country = CASE c.name WHEN 'ann' THEN 'FR' ELSE 'DE' END, c.rank = size(c.name)");
        assertThat(february("country:DE")).isEqualTo(50);
        assertThat(february("country:DE", "country:FR")).isEqualTo(80);
        assertThat(february("country:FR", "rank:3")).isEqualTo(30);
        assertThat(february("country:DE", "rank:4")).isNull();
        assertThat(february("country:' OR true //")).isNull();
        insight.cypher("MATCH (c:Customer {name: 'ann'}) SET c.country = 'DE'");
        assertThat(february("country:DE")).as("moved").isEqualTo(80);
        assertThatThrownBy(() -> Segment.parse(List.of("country")))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("segment"));
    }

    private @org.jspecify.annotations.Nullable Double february(String... segment) {
        var request = DashboardRequest.NOW
                .asOf(Instant.parse("2025-03-01T00:00:00Z"))
                .segment(Segment.parse(List.of(segment)));
        return insight.dashboards().read(request).revenue().currentMonth();
    }

    @Test
    void whatNodesSayOfChurnAndSatisfactionCounts() {
        shop();
        insight.cypher("""
                MATCH (c:Customer)
                SET c.churned = c.name = 'bob', c.satisfaction_score = CASE c.name WHEN 'ann' THEN 9 WHEN 'bob' THEN 6.5 ELSE 'fine' END""");
        var customers = insight.asOf("2025-03-11T00:00:00Z").customers();
        assertThat(customers.churn().rule()).isEqualTo(ChurnRule.RECORDED);
        assertThat(customers.churn().from()).as("marks without a time").isNull();
        assertThat(customers.churnRate()).isEqualTo(33.33);
        assertThat(customers.totalActive()).isEqualTo(2);
        assertThat(customers.satisfactionScore()).isEqualTo(7.75);
        assertThat(customers.satisfactionCount()).isEqualTo(2);

        insight.cypher("MATCH (c:Customer {name: 'bob'}) SET c.churned_at = date('2025-03-02')");
        var dated = insight.asOf("2025-03-11T00:00:00Z").customers();
        assertThat(dated.churn().lost()).isEqualTo(1);
        assertThat(dated.churn().customers()).isEqualTo(3);
        assertThat(dated.churn().previousRate()).isZero();
        assertThat(insight.asOf("2025-03-01T00:00:00Z").customers().totalActive())
                .isEqualTo(3);
    }

    @Test
    void whoSaysNothingIsThereWhereOthersSayWhenTheyWent() {
        insight.cypher("""
                UNWIND range(1, 100) AS i
                CREATE (c:Entity:Customer {id: 'customer_' + i, type: 'customer'})
                SET c.churn_date = CASE WHEN i <= 58 THEN date('2022-06-01') WHEN i <= 60 THEN date('2025-03-05') END""");
        var request = DashboardRequest.NOW.asOf(Instant.parse("2025-03-11T00:00:00Z"));
        assertThat(insight.dashboards().read(request).customers().churn().rule())
                .as("all that tell anything are gone")
                .isEqualTo(ChurnRule.ACTIVITY);
        var recorded = new DashboardRequest(request.asOf(), Segment.ALL, 90, ChurnRule.RECORDED, 24, 5);
        var customers = insight.dashboards().read(recorded).customers();
        assertThat(customers.churn().customers()).isEqualTo(42);
        assertThat(customers.churn().lost()).isEqualTo(2);
        assertThat(customers.churnRate()).isEqualTo(4.76);
        assertThat(customers.totalActive()).isEqualTo(40);
        assertThat(customers.churn().previousRate()).isZero();

        insight.cypher("MATCH (c:Customer) WHERE c.churn_date IS NULL WITH c LIMIT 30 SET c.churned = 'no'");
        var told = insight.dashboards().read(request).customers();
        assertThat(told.churn().rule()).isEqualTo(ChurnRule.RECORDED);
        assertThat(told.churnRate()).isEqualTo(4.76);
    }

    @Test
    void purchasesOfOtherFilesAreUnderstoodAndWhatIsMissingIsCounted() {
        insight.entities("Customer", "customer", List.of("ann"));
        insight.entities("Product", "product", List.of("tea"));
        insight.cypher("""
                MATCH (c:Customer), (p:Product)
                CREATE (c)-[:PURCHASED {order_date: date('2025-03-02'), revenue: 5}]->(p),
                  (c)-[:PURCHASED {purchased_at: localdatetime('2025-03-02T10:00:00'), quantity: 4, unit_price: 2.5, discount: 0.1}]->(p),
                  (c)-[:PURCHASED {at: datetime('2025-03-02T23:00:00-05:00'), amount: 'much'}]->(p),
                  (c)-[:PURCHASED {at: 'in spring', amount: 99}]->(p)""");
        var dashboard = insight.asOf("2025-03-11T00:00:00Z");
        assertThat(dashboard.revenue().currentMonth()).isEqualTo(14);
        assertThat(dashboard.source())
                .extracting(Dashboard.Source::purchases, Dashboard.Source::withoutAmount, Dashboard.Source::withoutTime)
                .containsExactly(3L, 1L, 1L);
        assertThat(dashboard.source().lastPurchase()).isEqualTo(Instant.parse("2025-03-03T04:00:00Z"));
    }

    @Test
    void operationsAreThoseOfTheTasksThatEndedInTheMonth() {
        insight.cypher("""
                UNWIND range(1, 10) AS month
                UNWIND range(1, 10) AS i
                WITH datetime({year: 2025, month: month, day: 2}) AS at, month, i
                CREATE (t:Entity:Task {id: 'task_' + month + '_' + i, type: 'task', created_at: at})
                SET t.status = CASE WHEN i <= month THEN 'completed' WHEN i = 10 THEN 'cancelled' ELSE 'failed' END,
                    t.attempt = CASE WHEN i = 1 THEN 2 ELSE 1 END
                FOREACH (_ IN CASE t.status WHEN 'completed' THEN [1] ELSE [] END | SET t.completed_at = at + duration({seconds: 3}))
                FOREACH (_ IN CASE t.status WHEN 'completed' THEN [] ELSE [1] END | SET t.ended_at = at + duration({days: 1}))""");
        var dashboard = insight.asOf("2025-06-30T00:00:00Z");
        var operations = dashboard.operations();
        assertThat(operations.completed()).isEqualTo(6);
        assertThat(operations.failed()).isEqualTo(3);
        assertThat(operations.taskCompletionRate()).isEqualTo(66.67);
        assertThat(operations.averageResponseTime()).isEqualTo(3);
        assertThat(operations.attempts()).isEqualTo(10);
        assertThat(operations.agentEfficiency()).isEqualTo(60);
        assertThat(dashboard.trends().operationalEfficiency().direction())
                .as("five months")
                .isNull();
        var later = insight.asOf("2025-11-01T00:00:00Z").trends().operationalEfficiency();
        assertThat(later.months()).isEqualTo(10);
        assertThat(later.direction()).isEqualTo(Direction.INCREASING);
    }

    @Test
    void rulesThatAreBrokenGiveAlertsWithTheirFigures() {
        shop();
        insight.rules()
                .create(rule("growth", Metric.REVENUE_GROWTH_RATE, AlertRule.Direction.ABOVE, 60, "no alert at it"));
        insight.rules()
                .create(rule(
                        "more", Metric.REVENUE_GROWTH_RATE, AlertRule.Direction.ABOVE, 59.5, "{value} > {threshold}"));
        insight.rules()
                .create(rule("unknown", Metric.OPERATIONS_TASK_COMPLETION_RATE, AlertRule.Direction.BELOW, 99, null));
        assertThatThrownBy(() -> insight.rules()
                        .create(rule("more", Metric.CUSTOMERS_CHURN_RATE, AlertRule.Direction.ABOVE, 1, null)))
                .isInstanceOf(GraphModelException.Conflict.class);

        var alerts = insight.asOf("2025-03-11T00:00:00Z").alerts();
        assertThat(alerts)
                .extracting(alert -> alert.rule().id(), Dashboard.Alert::message, Dashboard.Alert::value)
                .containsExactly(tuple("more", "60 > 59.5", 60.0));
        assertThat(alerts.getFirst().evidence())
                .containsEntry("current_month", 80.0)
                .containsEntry("previous_month_to_date", 50.0);

        insight.rules().replace(rule("more", Metric.REVENUE_GROWTH_RATE, AlertRule.Direction.BELOW, 70, null));
        assertThat(insight.asOf("2025-03-11T00:00:00Z").alerts().getFirst().message())
                .isEqualTo("revenue.growth_rate is 60, below the threshold of 70");
        assertThat(insight.rules().delete("more")).isTrue();
        assertThat(insight.rules().delete("more")).isFalse();
        assertThat(insight.asOf("2025-03-11T00:00:00Z").alerts()).isEmpty();
        insight.cypher("MATCH (r:AlertRule {id: 'growth'}) SET r.metric = 'weather'");
        assertThat(insight.rules().list()).extracting(AlertRule::id).containsExactly("unknown");
    }

    @Test
    void rulesWaitUntilThereIsEnoughToBeHeldToThem() {
        insight.entities("Customer", "customer", List.of("ann"));
        insight.entities("Product", "product", List.of("tea"));
        insight.purchase("ann", "tea", "2025-01-02T00:00:00Z", 100);
        insight.rules().create(rule("falls", Metric.REVENUE_GROWTH_RATE, AlertRule.Direction.BELOW, -10, null));
        insight.rules()
                .create(rule("fail", Metric.OPERATIONS_TASK_COMPLETION_RATE, AlertRule.Direction.BELOW, 90, null));
        insight.rules().create(rule("waste", Metric.OPERATIONS_AGENT_EFFICIENCY, AlertRule.Direction.BELOW, 75, null));
        failed(9);
        var early = insight.asOf("2025-02-07T23:59:00Z");
        assertThat(early.revenue().growthRate()).isEqualTo(-100);
        assertThat(early.operations().taskCompletionRate()).isZero();
        assertThat(early.alerts()).isEmpty();
        failed(1);
        assertThat(insight.asOf("2025-02-08T00:00:00Z").alerts())
                .extracting(alert -> alert.rule().id())
                .containsExactlyInAnyOrder("falls", "fail", "waste");
    }

    private void failed(int tasks) {
        insight.cypher(
                "UNWIND range(1, $tasks) AS i CREATE (:Entity:Task {id: 'task_' + randomUUID(), type: 'task', status: 'failed',"
                        + " attempt: 1, ended_at: datetime('2025-02-02T00:00:00Z')})",
                Map.of("tasks", tasks));
    }

    @Test
    void whatNobodyBeganHasNoAttempt() {
        failed(1);
        insight.cypher("MATCH (t:Task) SET t.attempt = 0");
        var operations = insight.asOf("2025-03-01T00:00:00Z").operations();
        assertThat(operations.failed()).isEqualTo(1);
        assertThat(operations.attempts()).isZero();
        assertThat(operations.agentEfficiency()).isNull();
    }

    private static AlertRule rule(
            String id,
            Metric metric,
            AlertRule.Direction direction,
            double threshold,
            @org.jspecify.annotations.Nullable String message) {
        return new AlertRule(id, metric, direction, threshold, AlertRule.Severity.MEDIUM, message, true, true);
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        shop();
        try (var small = new TestInsight(1)) {
            shop();
            assertThatThrownBy(() -> small.dashboards().read(DashboardRequest.NOW))
                    .isInstanceOf(GraphModelException.BeyondMemory.class)
                    .hasMessageContaining("aia.insight.most-purchases");
        }
        try (var small = new TestInsight(new Room(10, 2), Duration.ofMinutes(5))) {
            shop();
            assertThatThrownBy(() -> small.dashboards().read(DashboardRequest.NOW))
                    .isInstanceOf(GraphModelException.BeyondMemory.class)
                    .hasMessageContaining("aia.insight.most-customers");
        }
    }

    @Test
    void rulesOfOperationsAreHeldThoughThereAreTooManyPurchases() {
        try (var small = new TestInsight(1)) {
            shop();
            var above = AlertRule.Direction.ABOVE;
            small.rules().create(rule("done", Metric.OPERATIONS_TASK_COMPLETION_RATE, above, 1, null));
            small.rules().create(rule("bought", Metric.REVENUE_CURRENT_MONTH, above, 0, null));
            small.cypher("""
                    UNWIND range(1, 10) AS i
                    CREATE (:Entity:Task {id: 'task_' + i, type: 'task', status: 'completed', attempt: 1,
                        created_at: datetime(), completed_at: datetime()})""");

            var held = small.dashboards().hold();
            assertThat(held.broken()).extracting(alert -> alert.rule().id()).containsExactly("done");
            assertThat(held.unknown()).contains("bought").doesNotContain("done");
        }
        try (var large = new TestInsight()) {
            assertThat(large.dashboards().hold().unknown()).isEmpty();
        }
    }

    @Test
    void segmentsAreForgottenWithThePurchases() {
        insight.close();
        insight = new TestInsight(new Room(10, 10), Duration.ofMillis(20));
        shop();
        insight.cypher("MATCH (c:Customer) SET c.country = CASE c.name WHEN 'ann' THEN 'FR' ELSE 'DE' END");
        assertThat(february("country:DE")).isEqualTo(50);
        insight.cypher("MATCH (c:Customer {name: 'ann'}) SET c.country = 'DE'");
        // Asking keeps them, so it is asked less often than they are kept.
        await().pollInterval(Duration.ofMillis(150))
                .untilAsserted(() -> assertThat(february("country:DE")).isEqualTo(80));
    }

    @Test
    void nothingIsKnownOfWhatIsToCome() {
        shop();
        var now = Instant.now();
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        assertThatThrownBy(() -> insight.asOf(today.plusDays(2) + "T00:00:00Z"))
                .isInstanceOfSatisfying(GraphModelException.InvalidValue.class, refused -> {
                    assertThat(refused.field()).isEqualTo("as_of");
                    assertThat(refused).hasMessageContaining("which in UTC is 20");
                });
        assertThat(insight.asOf(today.plusDays(1) + "T00:00:00Z").asOf())
                .as("today as far as it has come")
                .isBetween(now, Instant.now());
    }
}
