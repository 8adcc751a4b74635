package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may not see something cannot find it out by filters and orders either. */
class FilterAccessIT extends GraphQlDoor {
    private static final String TASKS_ONLY = "graph:read,agents:read";
    private static final String IS_SECRET = "{some: {node: {description: {startsWith: \"secret\"}}}}";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("""
                CREATE (t:Entity:Task {id: 'task_a', type: 'task', status: 'running', task_type: 'review'}),
                  (a:Entity:Agent {id: 'agent_a', type: 'agent', description: 'secret words'}),
                  (c:Entity:Customer {id: 'customer_a', type: 'customer', name: 'A'}),
                  (t)-[:ASSIGNED_TO {assigned_at: datetime('2025-01-01T00:00:00Z')}]->(a), (t)-[:ABOUT]->(c)""");
    }

    @Test
    void filtersNeedThePermissionOfWhatTheyAreAbout() throws Exception {
        for (var where : List.of(
                "{assignedAgents: " + IS_SECRET + "}",
                "{AND: [{status: {eq: \"running\"}}, {assignedAgents: " + IS_SECRET + "}]}",
                "{OR: [{assignedAgents: " + IS_SECRET + "}]}",
                "{NOT: {assignedAgents: " + IS_SECRET + "}}",
                "{NOT: {OR: [{AND: [{assignedAgents: " + IS_SECRET + "}]}]}}",
                "{assignedAgents: {none: {node: {name: {isNull: true}}}}}",
                "{assignedAgents: {all: {node: {name: {isNull: true}}}}}",
                "{assignedAgents: {single: {}}}",
                "{assignedAgents: {count: {gt: 0}}}",
                "{dependsOn: {none: {node: {assignedAgents: {count: {gt: 0}}}}}}")) {
            var query = "{ tasks(where: " + where + ") { id } }";
            assertThat(ask(query).errors()).as(where).isEmpty();
            denied(ask(query, Map.of(), TASKS_ONLY), "TaskWhere.assignedAgents");
            denied(
                    ask("{ tasksConnection(where: " + where + ") { totalCount } }", Map.of(), TASKS_ONLY),
                    "TaskWhere.assignedAgents");
        }
        denied(
                ask("{ tasks(where: {about: {some: {node: {name: {eq: \"A\"}}}}}) { id } }", Map.of(), TASKS_ONLY),
                "TaskWhere.about");
    }

    @Test
    void alsoWhenTheyComeInVariables() throws Exception {
        var where = Map.of("OR", List.of(Map.of("assignedAgents", Map.of("count", Map.of("gt", 0)))));
        var whole = "query($where: TaskWhere) { tasks(where: $where) { id } }";
        assertThat(ask(whole, Map.of("where", where)).list("tasks")).hasSize(1);
        denied(ask(whole, Map.of("where", where), TASKS_ONLY), "TaskWhere.assignedAgents");
        var part = "query($agents: TaskAssignedAgentsWhere) { tasks(where: {assignedAgents: $agents}) { id } }";
        denied(ask(part, Map.of("agents", Map.of("some", Map.of())), TASKS_ONLY), "TaskWhere.assignedAgents");
        var given = "query($where: TaskWhere = {assignedAgents: {count: {gt: 0}}}) { tasks(where: $where) { id } }";
        denied(ask(given, Map.of(), TASKS_ONLY), "TaskWhere.assignedAgents");
    }

    @Test
    void alsoWhenTheSameDocumentCameBeforeWithOtherVariables() throws Exception {
        var whole = "query($where: TaskWhere) { tasks(where: $where) { id } }";
        var allowed = Map.<String, Object>of("status", Map.of("eq", "running"));
        var refused = Map.<String, Object>of("assignedAgents", Map.of("count", Map.of("gt", 0)));
        assertThat(ask(whole, Map.of("where", allowed), TASKS_ONLY).list("tasks"))
                .hasSize(1);
        denied(ask(whole, Map.of("where", refused), TASKS_ONLY), "TaskWhere.assignedAgents");
        var nested = Map.of("OR", List.of(allowed, refused));
        denied(ask(whole, Map.of("where", nested), TASKS_ONLY), "TaskWhere.assignedAgents");
        assertThat(ask(whole, Map.of("where", Map.of("OR", List.of(allowed, allowed))), TASKS_ONLY)
                        .list("tasks"))
                .hasSize(1);

        var agents = "query($agents: Boolean!) { tasks { id assignedAgents @include(if: $agents) { id } } }";
        assertThat(ask(agents, Map.of("agents", false), TASKS_ONLY).list("tasks"))
                .hasSize(1);
        denied(ask(agents, Map.of("agents", true), TASKS_ONLY), "Task.assignedAgents");

        var two = "query Known { tasks { id } } query Secret { tasks { assignedAgents { id } } }";
        assertThat(answer(Map.of("query", two, "operationName", "Known"), TASKS_ONLY)
                        .list("tasks"))
                .hasSize(1);
        denied(answer(Map.of("query", two, "operationName", "Secret"), TASKS_ONLY), "Task.assignedAgents");
    }

    @Test
    void whatMayBeSeenMayBeFilteredAndOrderedBy() throws Exception {
        var answer = ask("""
                { tasks(
                    where: {status: {eq: "running"}, results: {none: {}}, property: [{name: "task_type", eq: "review"}]}
                    sort: [{status: DESC}, {createdAt: ASC}]
                  ) { id results(where: {node: {name: {eq: "x"}}}, sort: [{node: {name: ASC}}]) { id } } }""", Map.of(), TASKS_ONLY);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("tasks")).hasSize(1);
        var agents = ask("{ tasks(where: {assignedAgents: " + IS_SECRET + "}) { id } }", Map.of(), "graph:read");
        assertThat(agents.errors()).as("with agents:read").isEmpty();
    }

    private static void denied(Answer answer, String field) {
        assertThat(answer.extension("classification")).as(field).isEqualTo("FORBIDDEN");
        assertThat(answer.extension("field")).isEqualTo(field);
        assertThat(answer.body().get("data")).isNull();
        assertThat(answer.statements()).isZero();
    }
}
