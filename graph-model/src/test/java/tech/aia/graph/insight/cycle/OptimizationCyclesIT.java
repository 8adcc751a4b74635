package tech.aia.graph.insight.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.plan.RiskTolerance;
import tech.aia.graph.insight.cycle.strategy.Assumptions;
import tech.aia.graph.insight.cycle.strategy.Estimate;
import tech.aia.graph.insight.cycle.strategy.FocusArea;
import tech.aia.graph.task.TaskAllowance;

class OptimizationCyclesIT {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Map<String, Double> CHEAP = Map.of("campaign_cost", 10.0, "contact_cost", 0.0);

    private TestCycles test = new TestCycles();

    @AfterEach
    void close() {
        test.close();
    }

    /** Ann buys for 100 every ten days from 1 January to 1 April. */
    private void ann() {
        test.customer("ann");
        test.product("tea", "drinks");
        for (int day = 0; day <= 90; day += 10) {
            test.purchase("ann", "tea", DAY.plusDays(day), 10, 10);
        }
    }

    private static CycleRequest inMay(RiskTolerance risk, Map<String, Double> assumptions) {
        return TestCycles.request("2025-05-11T00:00:00Z", 1000, 90, risk, assumptions);
    }

    private static OptimizationCycle.Plan plan(OptimizationCycle cycle) {
        return Objects.requireNonNull(cycle.plan());
    }

    private static PlannedStrategy only(OptimizationCycle cycle, String strategy) {
        var found = plan(cycle).strategies().stream()
                .filter(one -> one.strategy().equals(strategy))
                .toList();
        assertThat(found).as(strategy).hasSize(1);
        return found.getFirst();
    }

    private static double evidence(PlannedStrategy strategy, String name) {
        return strategy.evidence().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static PlannedStrategy.Figures figures(PlannedStrategy strategy) {
        return Objects.requireNonNull(strategy.figures());
    }

    @Test
    void anEmptyGraphHasAPlanWithoutStrategiesThatSaysWhy() {
        var cycle = test.executed(TestCycles.request(null, 50_000, 90, RiskTolerance.MEDIUM));
        assertThat(cycle.status()).isEqualTo("initiated");
        var plan = plan(cycle);
        assertThat(plan.chosen()).isEmpty();
        assertThat(plan.baseline()).isZero();
        assertThat(plan.leftOut())
                .extracting(PlannedStrategy::strategy)
                .contains(
                        "pricing_optimization",
                        "cross_selling",
                        "retention_program",
                        "win_back_campaign",
                        "agent_capacity");
        assertThat(plan.leftOut()).allSatisfy(strategy -> {
            assertThat(strategy.reason()).isEqualTo("no_evidence");
            assertThat(strategy.explanation()).isNotBlank();
            assertThat(strategy.figures()).isNull();
        });
    }

    @Test
    void aCustomerAtRiskIsWorthWhatItUsedToBuy() {
        ann();
        var cycle = test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        var retention = only(cycle, "retention_program");
        assertThat(retention.isChosen()).isTrue();
        assertThat(retention.basedOn()).containsExactly("customer_ann");
        assertThat(retention.variant()).isEqualTo("1_of_1_customers");

        // 1,000 in 100 days; 6 of 90 days go to the campaign; nobody was silent before, so half would return; a fifth
        // of the rest is kept.
        var worth = new double[] {840, Math.sqrt(10 * 100 * 84 * (1 + 84 / 100.0))};
        var lost = new double[] {0.5, Math.sqrt(0.25 / 3)};
        var kept = new double[] {0.2, 0.1};
        var variance = (square(worth[0]) + square(worth[1]))
                        * (square(lost[0]) + square(lost[1]))
                        * (square(kept[0]) + square(kept[1]))
                - square(84);
        var figures = figures(retention);
        assertThat(figures.value()).isCloseTo(84, within(1e-9));
        assertThat(figures.valueLow()).isCloseTo(84 - Estimate.Z * Math.sqrt(variance), within(1e-6));
        assertThat(figures.days()).isEqualTo(6);
        assertThat(figures.investment()).isEqualTo(10);
        assertThat(figures.net()).isCloseTo(74, within(1e-9));
        assertThat(plan(cycle).baseline()).as("of 10 February and later").isEqualTo(600);
        assertThat(figures.impact()).isCloseTo(14, within(1e-9));
        assertThat(retention.evidence())
                .containsEntry("customers_silent", 1)
                .containsKeys("customers", "share_returning_by_itself");
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void theToleranceOfRiskDecidesWhatCountsAndTheReasonsAreTold() {
        ann();
        assertThat(only(test.executed(inMay(RiskTolerance.LOW, CHEAP)), "retention_program")
                        .reason())
                .isEqualTo("negative_value");
        assertThat(only(test.executed(inMay(RiskTolerance.HIGH, CHEAP)), "retention_program")
                        .isChosen())
                .isTrue();
        var late = TestCycles.request("2025-05-11T00:00:00Z", 1000, 6, RiskTolerance.HIGH, CHEAP);
        assertThat(only(test.executed(late), "retention_program").reason()).isEqualTo("beyond_horizon");
        var poor = TestCycles.request("2025-05-11T00:00:00Z", 9, 90, RiskTolerance.HIGH, CHEAP);
        assertThat(only(test.executed(poor), "retention_program").reason()).isEqualTo("over_budget");
        var usual = test.executed(inMay(RiskTolerance.MEDIUM, Map.of()));
        assertThat(only(usual, "retention_program").explanation())
                .contains("84.00")
                .contains("550.00");
        var later = TestCycles.request("2025-11-01T00:00:00Z", 1000, 90, RiskTolerance.HIGH, CHEAP);
        assertThat(only(test.executed(later), "win_back_campaign").basedOn()).containsExactly("customer_ann");
    }

    @Test
    void pricesAreOnlyChangedWherePurchasesShowHowUnitsAnswer() {
        test.customer("ann");
        for (int product = 0; product < 3; product++) {
            test.product("tea" + product, "drinks");
            test.product("jam" + product, "spreads");
            for (int month = 0; month < 12; month++) {
                var price = 10 * (1 + 0.1 * Math.cos(month * (product + 2)));
                var day = DAY.plusMonths(month);
                test.purchase(
                        "ann", "tea" + product, day, 1000 * Math.pow(price, -0.5) * (1 + 0.001 * (month % 3)), price);
                test.purchase("ann", "jam" + product, day, 10, 10);
            }
        }
        var cycle = test.executed(TestCycles.request("2026-01-01T00:00:00Z", 5000, 90, RiskTolerance.MEDIUM));
        var drinks = plan(cycle).strategies().stream()
                .filter(one -> "drinks".equals(one.target()) && one.strategy().equals("pricing_optimization"))
                .toList();
        assertThat(drinks).extracting(PlannedStrategy::variant).contains("+5_percent", "-5_percent");
        var dearer = drinks.stream()
                .filter(one -> "+5_percent".equals(one.variant()))
                .findFirst()
                .orElseThrow();
        assertThat(evidence(dearer, "elasticity")).isCloseTo(-0.5, within(0.02));
        double sold = evidence(dearer, "sold_in_last_horizon");
        double elasticity = evidence(dearer, "elasticity");
        assertThat(figures(dearer).value())
                .isCloseTo(sold * (Math.pow(1.05, 1 + elasticity) - 1) * 76 / 90, within(sold * 1e-4));
        assertThat(dearer.basedOn()).containsExactly("product_tea0", "product_tea1", "product_tea2");
        assertThat(dearer.assumptions()).anyMatch(words -> words.contains("not profit"));
        var spreads = plan(cycle).strategies().stream()
                .filter(one -> "spreads".equals(one.target()) && one.strategy().equals("pricing_optimization"))
                .toList();
        assertThat(spreads).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("no_evidence");
            assertThat(one.explanation()).contains("did not vary");
        });
    }

    @Test
    void whoLacksACategoryThatOthersTookUpIsOfferedIt() {
        test.product("tea", "drinks");
        test.product("jam", "spreads");
        test.product("pen", "paper");
        var takers = List.of("c0", "c1", "c2", "c3");
        for (int number = 0; number < 12; number++) {
            var key = "c" + number;
            test.customer(key);
            test.purchase(key, number < 8 ? "tea" : "pen", DAY, 1, 10);
            test.purchase(key, number < 8 ? "tea" : "pen", DAY.plusDays(100), 1, 10);
        }
        takers.forEach(key -> test.purchase(key, "jam", DAY.plusDays(101), 1, 5000));
        var cycle = test.executed(TestCycles.request("2025-05-11T00:00:00Z", 50_000, 90, RiskTolerance.MEDIUM));
        var offer = only(cycle, "cross_selling");
        assertThat(offer.target()).isEqualTo("spreads");
        assertThat(offer.variant()).isEqualTo("to_buyers_of_drinks");
        assertThat(offer.basedOn()).containsExactly("customer_c4", "customer_c5", "customer_c6", "customer_c7");
        // 4 of 8 took it up, so 5 in 10 are expected to; by half as many more; for 5,000; of 4 customers; with 84 of 90
        // days left.
        assertThat(figures(offer).value()).isCloseTo(0.5 * 0.5 * 5000 * 4 * 84 / 90, within(1e-6));
        assertThat(offer.isChosen()).isTrue();
    }

    @Test
    void tasksThatWaitAndFailHaveStrategiesOfTheirOwn() {
        test.cypher("""
                CREATE (a:Entity:Agent {id: 'agent_x', type: 'agent', name: 'x'})
                WITH a UNWIND range(1, 100) AS i
                WITH a, datetime('2025-05-01T00:00:00Z') + duration({minutes: i}) AS at
                CREATE (t:Entity:Task {id: 'task_' + toString(at), type: 'task', task_type: 'sums', status: 'completed', attempt: 2,
                  created_at: at, started_at: at + duration({hours: 2}), completed_at: at + duration({hours: 3})})
                CREATE (t)-[:ASSIGNED_TO]->(a)""", Map.of());
        var cycle = test.executed(TestCycles.request("2025-05-11T00:00:00Z", 50_000, 90, RiskTolerance.MEDIUM));
        var capacity = only(cycle, "agent_capacity");
        assertThat(capacity.target()).isEqualTo("sums");
        assertThat(capacity.basedOn()).containsExactly("agent_x");
        // M/M/1 against M/M/2 at a load of 100 hours in 90 days.
        double load = 100 / (90 * 24.0);
        var one = load / (1 - load);
        var two = load * load / (4 - load * load);
        var saved = 1 - two / one;
        assertThat(evidence(capacity, "wait_saved_percent")).isCloseTo(100 * saved, within(0.01));
        assertThat(figures(capacity).value()).isCloseTo(2.0 * 100 * saved * 83 / 90 * 2, within(1e-6));
        assertThat(figures(capacity).impact()).isCloseTo(100 * 200 * saved * 83 / 90 / 300, within(1e-6));
        assertThat(figures(only(cycle, "task_reliability")).value()).isCloseTo(100 * 0.5 * 69 / 90 * 20, within(1e-6));
    }

    @Test
    void theCycleItsTaskAndItsEvidenceAreConnected() {
        ann();
        var cycle = test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        assertThat(cycle.id()).isEqualTo("opt_cycle_q2_2025");
        var rows = test.cypher("""
                MATCH (t:Task)-[:PART_OF]->(c:OptimizationCycle {id: $id})-[:CHOSE]->(s:Strategy)-[:BASED_ON]->(e:Customer)
                RETURN t.task_type AS type, t.status AS status, s.id AS strategy, e.id AS customer""", Map.of("id", cycle.id()));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.string("type")).isEqualTo("optimization_cycle");
            assertThat(row.string("status")).isEqualTo("queued");
            assertThat(row.string("strategy")).isEqualTo(cycle.id() + "_s1");
            assertThat(row.string("customer")).isEqualTo("customer_ann");
        });
        var left = test.cypher("""
                MATCH (:OptimizationCycle {id: $id})-[r:LEFT_OUT]->(:Strategy) RETURN DISTINCT r.reason AS reason""", Map.of("id", cycle.id()));
        assertThat(left).extracting(row -> row.string("reason")).contains("no_evidence");
        assertThat(test.queue().find(Objects.requireNonNull(cycle.taskId()))).isPresent();
    }

    @Test
    void theSameQuestionHasTheSameAnswerUnderAnotherId() {
        ann();
        var first = test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        var second = test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        assertThat(test.executed(inMay(RiskTolerance.MEDIUM, CHEAP)).id()).isEqualTo("opt_cycle_q2_2025_3");
        assertThat(second.id()).isEqualTo("opt_cycle_q2_2025_2");
        assertThat(plan(second).strategies())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(plan(first).strategies());

        var page = test.cycles().list(2, null);
        assertThat(page.cycles())
                .extracting(OptimizationCycle::id)
                .containsExactly("opt_cycle_q2_2025_3", "opt_cycle_q2_2025_2");
        var rest = test.cycles().list(2, page.nextCursor());
        assertThat(rest.cycles()).extracting(OptimizationCycle::id).containsExactly("opt_cycle_q2_2025");
        assertThat(rest.nextCursor()).isNull();
        assertThat(only(first, "retention_program").evidence()).isNotEmpty();
        assertThat(only(rest.cycles().getFirst(), "retention_program"))
                .as("in a list")
                .usingRecursiveComparison()
                .ignoringFields("evidence", "basedOn")
                .isEqualTo(only(first, "retention_program"));
        assertThat(only(rest.cycles().getFirst(), "retention_program").evidence())
                .isEmpty();
        refused("limit", () -> test.cycles().list(OptimizationCycles.LARGEST_PAGE + 1, null));
        assertThatThrownBy(() -> test.cycles().list(2, "nothing")).isInstanceOf(GraphModelException.InvalidValue.class);
    }

    @Test
    void whatTakesTooLongForARequestIsPlannedByTheTask() {
        test.close();
        test = new TestCycles(Duration.ofNanos(1), 1_000_000);
        ann();
        var begun = test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        assertThat(begun.plan()).isNull();
        var finished = test.cycles().finish(begun.id());
        assertThat(only(finished, "retention_program").isChosen()).isTrue();
        assertThat(figures(only(finished, "retention_program")).net()).isCloseTo(74, within(1e-9));
        assertThat(test.cycles().finish(begun.id())).isEqualTo(finished);
        assertThatThrownBy(() -> test.cycles().finish("opt_cycle_none"))
                .isInstanceOf(GraphModelException.NotFound.class);
    }

    @Test
    void attemptsOfTasksThatFailedForGoodAreWastedToo() {
        test.cypher("""
                UNWIND range(1, 20) AS i
                WITH i, datetime('2025-05-01T00:00:00Z') + duration({minutes: i}) AS at
                CREATE (t:Entity:Task {id: 'task_' + i, type: 'task', task_type: 'sums', created_at: at, started_at: at})
                SET t.status = CASE WHEN i <= 10 THEN 'completed' ELSE 'failed' END,
                  t.attempt = CASE WHEN i <= 10 THEN 1 WHEN i < 20 THEN 3 ELSE 0 END
                FOREACH (_ IN CASE WHEN i <= 10 THEN [1] END | SET t.completed_at = at + duration({hours: 1}))
                FOREACH (_ IN CASE WHEN i > 10 THEN [1] END | SET t.ended_at = at + duration({hours: 1}))""", Map.of());
        var cycle = test.executed(TestCycles.request("2025-05-11T00:00:00Z", 50_000, 90, RiskTolerance.MEDIUM));
        assertThat(evidence(only(cycle, "task_reliability"), "failed_attempts")).isEqualTo(27);
    }

    @Test
    void purchasesAreReadOnlyForAreasThatNeedThem() {
        test.close();
        test = new TestCycles(Duration.ofMinutes(1), 1);
        ann();
        assertThatThrownBy(() -> test.executed(TestCycles.request(null, 0, 90, RiskTolerance.MEDIUM)))
                .isInstanceOf(GraphModelException.BeyondMemory.class);
        var operations = new CycleRequest(
                CycleType.WEEKLY_OPTIMIZATION,
                EnumSet.of(FocusArea.OPERATIONAL_EFFICIENCY),
                new Limits(1, 7, RiskTolerance.LOW),
                null,
                Assumptions.USUAL);
        assertThat(plan(test.executed(operations)).leftOut())
                .extracting(PlannedStrategy::strategy)
                .containsExactly("agent_capacity");
    }

    @Test
    void aCycleIsBegunOnceUnderAnIdempotencyKey() {
        ann();
        var mine = new TaskAllowance("mine", 500);
        var request = inMay(RiskTolerance.MEDIUM, CHEAP);
        var first = test.cycles().execute(request, mine, null, "test", by("ann", "key-1"));
        for (int i = 0; i < OptimizationCycles.MOST_A_DAY; i++) {
            assertThat(test.cycles().execute(request, mine, null, "test", by("ann", "key-1")))
                    .isEqualTo(first);
        }
        assertThat(test.cycles().list(10, null).cycles()).hasSize(1);
        assertThat(test.cypher("MATCH (a:CycleAllowance {account: 'mine'}) RETURN size(a.taken) AS taken", Map.of())
                        .getFirst()
                        .integer("taken"))
                .isEqualTo(1);
        refused(
                "Idempotency-Key",
                () -> test.cycles().execute(inMay(RiskTolerance.HIGH, CHEAP), mine, null, "test", by("ann", "key-1")));
        refused("Idempotency-Key", () -> test.cycles().execute(request, mine, null, "test", by("ann", " ")));
        assertThat(test.cycles()
                        .execute(request, mine, null, "test", by("ann", "key-2"))
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void theKeysOfOneCallerAreNotThoseOfAnother() {
        var request = TestCycles.request("2025-05-11T00:00:00Z", 0, 90, RiskTolerance.MEDIUM);
        var anns = test.cycles().execute(request, null, null, "test", by("ann", "2026-11-24"));
        var bens = test.cycles().execute(request, null, null, "test", by("ben", "2026-11-24"));
        assertThat(bens.id()).isNotEqualTo(anns.id());
        assertThat(bens.taskId()).isNotEqualTo(anns.taskId());
        var other = TestCycles.request("2025-05-11T00:00:00Z", 9, 90, RiskTolerance.MEDIUM);
        refused("Idempotency-Key", () -> test.cycles().execute(other, null, null, "test", by("ben", "2026-11-24")));
    }

    private static OptimizationCycles.Once by(String caller, String key) {
        return new OptimizationCycles.Once(caller, key);
    }

    @Test
    void aPlanKnowsEverythingThatWasCommittedBeforeIt() {
        test.executed(inMay(RiskTolerance.MEDIUM, CHEAP));
        ann();
        assertThat(plan(test.executed(inMay(RiskTolerance.MEDIUM, CHEAP))).baseline())
                .isPositive();
    }

    @Test
    void ofManyRequestsUnderOneKeyAtOnceOneBegins() {
        var request = TestCycles.request("2025-05-11T00:00:00Z", 0, 90, RiskTolerance.MEDIUM);
        var begun = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> test.cycles()
                        .execute(request, null, null, "test", by("ann", "key"))
                        .id())
                .distinct()
                .toList();
        assertThat(begun).containsExactly("opt_cycle_q2_2025");
    }

    @Test
    void whatADeletedCycleLeftDoesNotHinderTheNext() {
        ann();
        var request = inMay(RiskTolerance.MEDIUM, CHEAP);
        test.executed(request);
        test.executed(request);
        test.cypher("MATCH (c:OptimizationCycle) DETACH DELETE c", Map.of());
        assertThat(test.executed(request).id()).isEqualTo("opt_cycle_q2_2025_3");
    }

    @Test
    void anAccountBeginsTenADay() {
        var request = TestCycles.request(null, 0, 90, RiskTolerance.MEDIUM);
        var mine = new TaskAllowance("mine", 500);
        for (int i = 0; i < OptimizationCycles.MOST_A_DAY; i++) {
            test.cycles().execute(request, mine, null, "test", null);
        }
        assertThatThrownBy(() -> test.cycles().execute(request, mine, null, "test", null))
                .isInstanceOfSatisfying(
                        GraphModelException.TooMany.class,
                        refused -> assertThat(refused.comeBackAfter())
                                .isBetween(Duration.ofHours(23), Duration.ofHours(24)));
        assertThat(test.cycles()
                        .execute(request, new TaskAllowance("yours", 500), null, "test", null)
                        .status())
                .isEqualTo("initiated");
        assertThat(test.executed(request).status()).as("who has no limit").isEqualTo("initiated");
        test.cypher(
                "MATCH (a:CycleAllowance {account: 'mine'}) SET a.taken = [at IN a.taken | at - duration('P1D')]",
                Map.of());
        assertThat(test.cycles().execute(request, mine, null, "test", null).status())
                .as("a day later")
                .isEqualTo("initiated");
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("constraints.budget_limit", () -> TestCycles.request(null, -1, 90, RiskTolerance.LOW));
        refused("constraints.budget_limit", () -> TestCycles.request(null, Double.NaN, 90, RiskTolerance.LOW));
        refused("constraints.time_horizon", () -> TestCycles.request(null, 1, 0, RiskTolerance.LOW));
        refused("constraints.time_horizon", () -> TestCycles.request(null, 1, 366, RiskTolerance.LOW));
        refused("as_of", () -> TestCycles.request("0001-01-01T00:00:00Z", 1, 90, RiskTolerance.LOW));
        refused("as_of", () -> test.executed(TestCycles.request("2999-01-01T00:00:00Z", 1, 90, RiskTolerance.LOW)));
        refused("assumptions.weather", () -> Assumptions.with(Map.of("weather", 1.0)));
        refused("assumptions.retention_rate", () -> Assumptions.with(Map.of("retention_rate", 1.5)));
        refused(
                "focus_areas",
                () -> new CycleRequest(
                        CycleType.WEEKLY_OPTIMIZATION,
                        EnumSet.noneOf(FocusArea.class),
                        new Limits(1, 1, RiskTolerance.LOW),
                        null,
                        Assumptions.USUAL));
    }

    private static void refused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
