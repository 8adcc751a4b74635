package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;

class CycleIT extends AppIT {
    private static final String EXECUTE = "/business-intelligence/execute-cycle";
    private static final String CYCLES = "/business-intelligence/cycles";

    /** As printed in the document. */
    private static final String DOCUMENTED = """
            {"cycle_type": "quarterly_optimization",
             "focus_areas": ["revenue", "customer_satisfaction", "operational_efficiency"],
             "constraints": {"budget_limit": 50000, "time_horizon": "90_days", "risk_tolerance": "medium"}}""";

    @BeforeEach
    void forgetCycles() {
        graph().write(tx -> tx.run(
                "MATCH (n) WHERE n:OptimizationCycle OR n:Strategy OR n:CycleAllowance DETACH DELETE n", Map.of()));
    }

    /** Ann buys for 1,000 every ten days until 1 April. */
    private void ann() {
        graph().write(tx -> tx.run("""
                CREATE (a:Entity:Customer {id: 'customer_ann', type: 'customer', name: 'Ann'}),
                  (p:Entity:Product {id: 'product_tea', type: 'product', name: 'Tea', category: 'drinks'})
                WITH a, p UNWIND range(0, 90, 10) AS day
                CREATE (a)-[:PURCHASED {at: datetime('2025-01-01T00:00:00Z') + duration({days: day}), amount: 1000}]->(p)""", Map.of()));
    }

    private static String inMay(String more) {
        return DOCUMENTED.replace("\"medium\"}}", "\"medium\"}, \"as_of\": \"2025-05-10\"" + more + "}");
    }

    @Test
    void theDocumentedRequestIsAnsweredAsDocumented() {
        ann();
        var answer = http().post(EXECUTE, inMay(", \"assumptions\": {\"contact_cost\": 40}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var cycle = answer.json();
        assertThat(cycle.path("optimization_id").asString()).isEqualTo("opt_cycle_q2_2025");
        // Its task may have begun, or be over, before the answer is written.
        assertThat(cycle.path("status").asString()).isIn("initiated", "in_progress", "completed");
        assertThat(cycle.has("estimated_completion")).isTrue();
        var plan = cycle.path("optimization_plan");
        var strategy = plan.path("customer_strategies").path(0);
        assertThat(strategy.path("strategy").asString()).isEqualTo("retention_program");
        assertThat(strategy.path("expected_impact").asDouble()).isEqualTo(14);
        assertThat(strategy.path("expected_value").asDouble()).isEqualTo(840);
        assertThat(strategy.path("investment_required").asDouble()).isEqualTo(540);
        assertThat(strategy.path("implementation_time").asString()).isEqualTo("6_days");
        assertThat(strategy.path("based_on").path(0).asString()).isEqualTo("customer_ann");
        assertThat(strategy.path("evidence")
                        .path("customers")
                        .path(0)
                        .path("usual_gap_days")
                        .asDouble())
                .isEqualTo(10);
        assertThat(plan.path("revenue_strategies").isArray()).isTrue();
        assertThat(plan.path("operations_strategies").isArray()).isTrue();
        assertThat(plan.path("left_out").findValuesAsString("reason")).contains("no_evidence");
        assertThat(plan.path("totals").path("budget_left").asDouble()).isEqualTo(49_460);
        assertThat(cycle.path("assumptions").path("contact_cost").asDouble()).isEqualTo(40);
        assertThat(cycle.path("assumptions").path("campaign_cost").asDouble()).isEqualTo(500);

        var id = cycle.path("optimization_id").asString();
        eventually(
                "the cycle to be completed",
                () -> http().get(CYCLES + "/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("completed"));
        var later = http().get(CYCLES + "/" + id).json();
        assertThat(later.path("optimization_plan")).isEqualTo(plan);
        assertThat(later.path("completed_at").isNull()).isFalse();
        var task = http().get("/tasks/" + cycle.path("task_id").asString()).json();
        assertThat(task.path("results").path("data").path("optimization_id").asString())
                .isEqualTo(id);
        var produced = graph().read("""
                MATCH (c:OptimizationCycle {id: $id})<-[:PART_OF]-(:Task)-[:PRODUCED]->(:Result)-[:ABOUT]->(e:Customer)
                RETURN e.id AS id""", Map.of("id", id));
        assertThat(produced).extracting(row -> row.string("id")).containsExactly("customer_ann");
    }

    @Test
    void cyclesAreListedPageByPage() {
        http().post(EXECUTE, inMay(""));
        http().post(EXECUTE, inMay("").replace("quarterly", "monthly"));
        http().post(EXECUTE, inMay("").replace("quarterly", "annual"));
        http().get(CYCLES).json().path("cycles").forEach(cycle -> {
            var left = cycle.path("optimization_plan").path("left_out").path(0);
            assertThat(left.path("explanation").asString()).isNotBlank();
            assertThat(left.path("evidence").isNull()).isTrue();
            assertThat(left.path("based_on").isNull()).isTrue();
        });
        assertThat(http().get(CYCLES + "?limit=101").errorField()).isEqualTo("limit");
        var page = http().get(CYCLES + "?limit=2").json();
        assertThat(page.path("cycles").findValuesAsString("optimization_id"))
                .containsExactly("opt_cycle_2025", "opt_cycle_m5_2025");
        var rest = http().get(
                        CYCLES + "?limit=2&cursor=" + page.path("next_cursor").asString())
                .json();
        assertThat(rest.path("cycles").findValuesAsString("optimization_id")).containsExactly("opt_cycle_q2_2025");
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(http().get(CYCLES + "?cursor=none").errorField()).isEqualTo("cursor");
        assertThat(http().get(CYCLES + "/opt_cycle_none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarterly_optimization|daily_optimization|cycle_type",
                "\"revenue\"|\"weather\"|focus_areas",
                "\"revenue\"|null|focus_areas",
                "50000|-1|constraints.budget_limit",
                "50000|1e999|constraints.budget_limit",
                "50000|\"much\"|constraints.budget_limit",
                "90_days|90|constraints.time_horizon",
                "90_days|0_days|constraints.time_horizon",
                "90_days|366_days|constraints.time_horizon",
                "medium|none|constraints.risk_tolerance",
                "\"constraints\"|\"as_of\": \"soon\", \"constraints\"|as_of",
                "\"constraints\"|\"assumptions\": {\"weather\": 1}, \"constraints\"|assumptions.weather",
                "\"constraints\"|\"assumptions\": {\"contact_cost\": -1}, \"constraints\"|assumptions.contact_cost",
                "\"constraints\"|\"limits\"|limits"
            })
    void whatCannotBeIsRefused(String good, String bad, String field) {
        var refused = http().post(EXECUTE, DOCUMENTED.replace(good, bad));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void whatIsMissingIsNamed() {
        var refused = http().post(EXECUTE, "{\"cycle_type\": \"weekly_optimization\", \"constraints\": {}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorField()).isEqualTo("constraints.budget_limit");
    }

    @Test
    void theSameRequestUnderOneKeyIsTheSameCycle() {
        var caller = client("graph:read\", \"graph:write", "business");
        var first = under(caller, DOCUMENTED).json();
        for (int i = 0; i < 10; i++) {
            var again = under(caller, DOCUMENTED);
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(again.json().path("optimization_id")).isEqualTo(first.path("optimization_id"));
            assertThat(again.json().path("task_id")).isEqualTo(first.path("task_id"));
        }
        var other = under(caller, DOCUMENTED.replace("50000", "40000"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorField()).isEqualTo("Idempotency-Key");
        assertThat(caller.get(CYCLES).json().path("cycles").size()).isEqualTo(1);
        var another = under(client("graph:read\", \"graph:write", "business"), DOCUMENTED)
                .json();
        assertThat(another.path("optimization_id")).isNotEqualTo(first.path("optimization_id"));
    }

    private static Http.Answer under(Http caller, String body) {
        return caller.post(
                EXECUTE, "application/json", body.getBytes(StandardCharsets.UTF_8), "Idempotency-Key", "cycle-1");
    }

    @Test
    void aCallerBeginsTenADay() {
        var caller = client("graph:read\", \"graph:write", "business");
        for (int i = 0; i < 10; i++) {
            assertThat(caller.post(EXECUTE, DOCUMENTED).status()).isEqualTo(200);
        }
        var refused = caller.post(EXECUTE, DOCUMENTED);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(86_000, 86_400);
        assertThat(refused.text()).contains("within 24 hours");
        assertThat(caller.get(CYCLES).status()).isEqualTo(200);
        assertThat(client("graph:write", "business").post(EXECUTE, DOCUMENTED).status())
                .as("another caller")
                .isEqualTo(200);
        assertThat(client("graph:read", "business").post(EXECUTE, DOCUMENTED).status())
                .isEqualTo(403);
    }
}
