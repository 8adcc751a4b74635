package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows, similar entities, search with facets, Cypher, moments, and pages from the end. */
class ReadingIT extends GraphQlDoor {
    private static final String WORKFLOW = """
            CREATE (w:Entity:Workflow {id: 'workflow_report', type: 'workflow', name: 'report', version: 2, description: 'Newest'}),
              (w)-[:HAS_VERSION]->(one:WorkflowVersion {version: 1, definition: '{"stages": [1]}', created_at: datetime('2025-01-01T00:00:00Z')}),
              (w)-[:HAS_VERSION]->(two:WorkflowVersion {version: 2, definition: '{"stages": [1, 2]}'}),
              (r:Entity:WorkflowRun {id: 'workflow_run_1', type: 'workflow_run', name: 'report', status: 'running', stages: 2, completed: 1,
                context: '{"who": "me"}'})-[:RUN_OF]->(two),
              (a:Entity:Task {id: 'task_a', type: 'task', name: 'A', status: 'completed', stage: 'read'})-[:PART_OF {stage: 'read'}]->(r),
              (b:Entity:Task {id: 'task_b', type: 'task', name: 'B', status: 'queued', stage: 'write'})-[:PART_OF {stage: 'write'}]->(r),
              (b)-[:DEPENDS_ON]->(a), (:Entity:Task {id: 'task_c', type: 'task', name: 'C'})""";
    private static final String ANIMALS = """
            UNWIND [['cat', 'A small cat that purrs', 'pets', ['soft', 'small']], ['kitten', 'A young small cat that purrs', 'pets', ['soft']],
              ['truck', 'A heavy lorry with a diesel engine', 'vehicles', null], ['lorry', 'A heavy truck with a diesel engine', 'vehicles', null]]
              AS thing
            CREATE (:Entity:Product {id: 'product_' + thing[0], type: 'product', name: thing[0], description: thing[1], category: thing[2],
              tags: thing[3]})""";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("MATCH (n:WorkflowVersion|TaskEvent) DETACH DELETE n");
    }

    @Test
    void readsWorkflowsTheirVersionsAndRunsWithStages() throws Exception {
        run(WORKFLOW);
        var answer = ask("""
                { workflow(workflowId: "report") {
                    id newestVersion
                    versions(sort: [{node: {version: DESC}}]) { version definition runs { id } workflow { name } }
                    versionsConnection(first: 1) { totalCount nodes { version createdAt } pageInfo { hasNextPage } }
                  }
                  workflowRuns(where: {stages: {some: {node: {status: {eq: "queued"}}, edge: {stage: {eq: "write"}}}}}) {
                    status stageCount completedStages context
                    workflowVersion { version workflow { id } }
                    stagesConnection(sort: [{edge: {stage: DESC}}]) { edges { properties { stage } node { name dependsOn { name } } } }
                  } }""");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(2);
        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"workflow": {"id": "workflow_report", "newestVersion": 2,
                   "versions": [
                     {"version": 2, "definition": {"stages": [1, 2]}, "runs": [{"id": "workflow_run_1"}], "workflow": {"name": "report"}},
                     {"version": 1, "definition": {"stages": [1]}, "runs": [], "workflow": {"name": "report"}}],
                   "versionsConnection": {"totalCount": 2, "nodes": [{"version": 1, "createdAt": "2025-01-01T00:00:00Z"}],
                     "pageInfo": {"hasNextPage": true}}},
                 "workflowRuns": [{"status": "running", "stageCount": 2, "completedStages": 1, "context": {"who": "me"},
                   "workflowVersion": {"version": 2, "workflow": {"id": "workflow_report"}},
                   "stagesConnection": {"edges": [
                     {"properties": {"stage": "write"}, "node": {"name": "B", "dependsOn": [{"name": "A"}]}},
                     {"properties": {"stage": "read"}, "node": {"name": "A", "dependsOn": []}}]}}]}"""));
    }

    @Test
    void aValueUnlikeTheSchemaIsAnErrorWhereItStandsAndTheRestIsAnswered() throws Exception {
        run(
                "UNWIND [1, 'much', 3.5] AS revenue CREATE (:Entity:Customer {id: 'customer_' + revenue, type: 'customer', annual_revenue: revenue})");
        var answer = ask("{ customers(sort: [{id: ASC}]) { id annualRevenue } }");
        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"customers": [{"id": "customer_1", "annualRevenue": 1.0}, {"id": "customer_3.5", "annualRevenue": 3.5},
                  {"id": "customer_much", "annualRevenue": null}]}"""));
        assertThat(answer.errors())
                .singleElement()
                .satisfies(error -> assertThat(((Map<?, ?>) error).get("path"))
                        .isEqualTo(List.of("customers", 2, "annualRevenue")));
    }

    @Test
    void readsProjectsAndTheLifeOfTasks() throws Exception {
        run("""
            CREATE (p:Entity:Project {id: 'project_move', type: 'project', name: 'Move', status: 'begun'}),
              (t:Entity:Task {id: 'task_pack', type: 'task', name: 'Pack', status: 'completed'})-[:PART_OF]->(p),
              (t)-[:HAD]->(:TaskEvent {seq: 2, from: 'queued', to: 'completed', by: 'a worker', attempt: 1}),
              (t)-[:HAD]->(:TaskEvent {seq: 1, to: 'queued', by: 'a caller', reason: 'submitted', attempt: 0,
                at: datetime('2025-01-01T00:00:00Z')})""");
        var answer = ask("""
                { project(projectId: "move") {
                    name status entityType
                    tasks(where: {node: {history: {some: {node: {by: {eq: "a worker"}}}}}}) {
                      name run { id } project { id } history { seq at from to by reason attempt task { id } }
                    } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(1);
        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"project": {"name": "Move", "status": "begun", "entityType": "project",
                   "tasks": [{"name": "Pack", "run": null, "project": {"id": "project_move"}, "history": [
                     {"seq": 1, "at": "2025-01-01T00:00:00Z", "from": null, "to": "queued", "by": "a caller",
                      "reason": "submitted", "attempt": 0, "task": {"id": "task_pack"}},
                     {"seq": 2, "at": null, "from": "queued", "to": "completed", "by": "a worker",
                      "reason": null, "attempt": 1, "task": {"id": "task_pack"}}]}]}}"""));
    }

    @Test
    void readsWhoSubmittedTasks() throws Exception {
        run("""
            CREATE (ada:Entity:Person {id: 'person_ada', type: 'person', name: 'Ada'}),
              (ada)-[:SUBMITTED]->(:Entity:Task {id: 'task_pack', type: 'task', name: 'Pack'}),
              (ada)-[:SUBMITTED]->(:Entity:Task {id: 'task_move', type: 'task', name: 'Move'}),
              (:Entity:Person {id: 'person_bob', type: 'person', name: 'Bob'}),
              (:Entity:Task {id: 'task_alone', type: 'task', name: 'Alone'})""");
        var answer = ask("""
                { person(id: "ada") { personId name tasks(sort: [{node: {name: ASC}}]) { name submittedBy { id } } }
                  people(where: {tasks: {none: {}}}) { name }
                  peopleConnection { totalCount edges { node { id tasksConnection { totalCount } } } }
                  tasks(where: {submittedBy: {some: {node: {name: {eq: "Ada"}}}}}, sort: [{name: DESC}]) { name } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(4);
        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"person": {"personId": "person_ada", "name": "Ada", "tasks": [
                     {"name": "Move", "submittedBy": {"id": "person_ada"}}, {"name": "Pack", "submittedBy": {"id": "person_ada"}}]},
                 "people": [{"name": "Bob"}],
                 "peopleConnection": {"totalCount": 2, "edges": [
                     {"node": {"id": "person_ada", "tasksConnection": {"totalCount": 2}}},
                     {"node": {"id": "person_bob", "tasksConnection": {"totalCount": 0}}}]},
                 "tasks": [{"name": "Pack"}, {"name": "Move"}]}"""));
        for (var field : List.of("people { id }", "tasks { submittedBy { id } }", "person(id: \"ada\") { id }")) {
            assertThat(askWithout("graph:read", "{ " + field + " }").errors())
                    .as(field)
                    .isNotEmpty();
        }
    }

    @Test
    void followsRelationshipsThatLeadToOneNode() throws Exception {
        run(WORKFLOW);
        var answer = ask("""
                { tasks(where: {NOT: {run: {none: {node: {status: {eq: "failed"}}}}}}) { id }
                  all: tasks { stage run { id workflowVersion { version } } }
                  node(id: "workflow_run_1") { __typename ... on WorkflowRun { status workflowVersion { version } } } }""");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("tasks")).isEmpty();
        assertThat(answer.at("all")).isEqualTo(orderedMap("""
                {"all": [{"stage": "read", "run": {"id": "workflow_run_1", "workflowVersion": {"version": 2}}},
                         {"stage": "write", "run": {"id": "workflow_run_1", "workflowVersion": {"version": 2}}},
                         {"stage": null, "run": null}]}""").get("all"));
        assertThat(answer.at("node", "__typename")).isEqualTo("WorkflowRun");
        assertThat(answer.statements()).isEqualTo(3);
    }

    @Test
    void findsSimilarEntitiesOfEachEntityWithOneStatement() throws Exception {
        run(ANIMALS);
        awaitIndexed(changes.latest());
        var answer = ask("""
                { products(sort: [{name: ASC}]) { name similar(first: 1) { score entity { name ... on Product { category } } } }
                  entity(id: "product_cat") {
                    similar(threshold: 0.85) { entity { id } }
                    none: similar(types: ["customer"]) { score }
                    deep: similar(first: 1) { entity { similar(first: 1) { entity { id } } } }
                  } }""");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(2);
        assertThat(answer.list("products").stream()
                        .map(one -> ((Map<?, ?>) one).get("name"))
                        .toList())
                .isEqualTo(List.of("cat", "kitten", "lorry", "truck"));
        assertThat(answer.at("products", 0, "similar", 0, "entity", "name")).isEqualTo("kitten");
        assertThat(answer.at("products", 3, "similar", 0, "entity", "name")).isEqualTo("lorry");
        assertThat(answer.at("products", 3, "similar", 0, "entity", "category")).isEqualTo("vehicles");
        assertThat((Double) answer.at("products", 0, "similar", 0, "score")).isBetween(0.8, 1.0);
        assertThat(answer.at("entity", "similar")).isEqualTo(List.of(Map.of("entity", Map.of("id", "product_kitten"))));
        assertThat(answer.list("entity", "none")).isEmpty();
        assertThat(answer.at("entity", "deep", 0, "entity", "similar", 0, "entity", "id"))
                .isEqualTo("product_cat");
    }

    @Test
    void countsWhatASearchFoundByPropertiesAndMeetsFilters() throws Exception {
        run(ANIMALS);
        run(
                "CREATE (:Entity:SupportTicket {id: 'support_ticket_1', type: 'support_ticket', name: 'The cat is loud', stars: 2})");
        awaitIndexed(changes.latest());
        var answer = ask("""
                query ($filters: JSON) {
                  search(query: "cat", first: 1) {
                    hits { entity { id } }
                    facets { property values { value count } }
                    more: facets(by: ["category", "tags"], first: 2) { property values { value count } }
                  }
                  filtered: search(query: "cat", filters: {category: "vehicles", name: ["truck", "cat"]}) { hits { entity { id } } }
                  given: search(query: "cat", filters: $filters) { hits { score } facets { values { value } } }
                }""", Map.of("filters", Map.of("stars", Map.of("gte", 2))));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(3);
        assertThat(answer.list("search", "hits")).hasSize(1);
        assertThat(answer.at("search", "facets")).isEqualTo(orderedMap("""
                {"x": [{"property": "type", "values": [{"value": "product", "count": 4}, {"value": "support_ticket", "count": 1}]}]}""").get("x"));
        assertThat(answer.at("search", "more")).isEqualTo(orderedMap("""
                {"x": [{"property": "category", "values": [{"value": "pets", "count": 2}, {"value": "vehicles", "count": 2}]},
                       {"property": "tags", "values": [{"value": "soft", "count": 2}, {"value": "small", "count": 1}]}]}""").get("x"));
        assertThat(answer.at("filtered", "hits")).isEqualTo(List.of(Map.of("entity", Map.of("id", "product_truck"))));
        assertThat(answer.list("given", "hits")).hasSize(1);
        for (var wrong : List.of("filters: {stars: {near: 2}}", "filters: 7", "filters: {nothing: 1}", "first: 0")) {
            var refused = ask("{ search(query: \"cat\", " + wrong + ") { facets { property } } }");
            assertThat(refused.extension("classification")).as(wrong).isEqualTo("BAD_REQUEST");
        }
        assertThat(ask("{ search(query: \"cat\") { facets(by: []) { property } } }")
                        .extension("field"))
                .isEqualTo("by");
    }

    @Test
    void runsCypherThatReads() throws Exception {
        run(ANIMALS);
        var answer = ask("""
                query ($of: JSON) {
                  cypher(query: "MATCH (p:Product) WHERE p.category = $category RETURN p.name AS name, p.tags AS tags, datetime('2025-01-01T01:00+01:00') AS at ORDER BY name",
                         params: $of) { columns rows truncated tookMs }
                  cut: cypher(query: "UNWIND range(1, 50) AS i RETURN i", first: 2) { rows truncated } }""", Map.of("of", Map.of("category", "pets")));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("cypher", "columns")).isEqualTo(List.of("name", "tags", "at"));
        assertThat(answer.at("cypher", "rows", 0, "tags")).isEqualTo(List.of("soft", "small"));
        assertThat((String) answer.at("cypher", "rows", 0, "at")).startsWith("2025-01-01T");
        assertThat(answer.at("cypher", "truncated")).isEqualTo(false);
        assertThat(answer.at("cut")).isEqualTo(orderedMap("""
                {"rows": [{"i": 1}, {"i": 2}], "truncated": true}"""));
    }

    @Test
    void saysWhereCypherIsWrongAndRefusesWhatWrites() throws Exception {
        var wrong = ask("{ cypher(query: \"RETURN 1\\nRETRUN 2\") { rows } }");
        assertThat(wrong.extension("classification")).isEqualTo("BAD_REQUEST");
        assertThat(wrong.extension("field")).isEqualTo("query");
        assertThat(wrong.extension("line")).isEqualTo(2);
        assertThat(wrong.extension("column")).isEqualTo(1);
        for (var refused :
                List.of("CREATE (n)", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "SHOW USERS", "RETURN $a")) {
            var answer = ask("query ($q: String!) { cypher(query: $q) { rows } }", Map.of("q", refused));
            assertThat(answer.extension("classification")).as(refused).isEqualTo("BAD_REQUEST");
            assertThat(answer.extension("code")).as(refused).isNotNull();
        }
        assertThat(ask("{ cypher(query: \"RETURN 1\", first: 0) { rows } }").extension("field"))
                .isEqualTo("first");
        assertThat(ask("{ cypher(query: \"RETURN 1\", params: [1]) { rows } }").extension("field"))
                .isEqualTo("params");
        assertThat(askWithout("graph:read", "{ cypher(query: \"RETURN 1\") { rows } }")
                        .extension("field"))
                .isEqualTo("Query.cypher");
    }

    @Test
    void comparesMomentsWhateverTheirOffset() throws Exception {
        run("""
                UNWIND [['a', '2025-01-01T02:00:00+02:00'], ['b', '2025-01-01T00:00:00Z'], ['c', '2025-01-01T00:00:00[Europe/London]'],
                  ['d', '2025-01-01T00:00:00.000000001Z'], ['e', '2024-12-31T19:00:00.999-05:00'], ['f', null]] AS c
                CREATE (:Entity:Customer {id: 'customer_' + c[0], type: 'customer', created_at: datetime(c[1])})""");
        assertThat(customers("{eq: \"2025-01-01T00:00:00Z\"}")).isEqualTo("abc");
        assertThat(customers("{ne: \"2025-01-01T01:00:00+01:00\"}")).isEqualTo("def");
        assertThat(customers("{in: [\"2025-01-01T00:00:00Z\", \"2025-01-01T00:00:00.999Z\"]}"))
                .isEqualTo("abce");
        assertThat(customers("{notIn: [\"2025-01-01T00:00:00Z\"]}")).isEqualTo("def");
        assertThat(customers("{gt: \"2025-01-01T00:00:00Z\"}")).isEqualTo("de");
        assertThat(customers("{gte: \"2025-01-01T00:00:00Z\"}")).isEqualTo("abcde");
        assertThat(customers("{lt: \"2025-01-01T00:00:00.000000001Z\"}")).isEqualTo("abc");
        assertThat(customers("{lte: \"2025-01-01T00:00:00Z\"}")).isEqualTo("abc");
        assertThat(customers("{eq: null}")).isEqualTo("f");
        assertThat(customers("{isNull: false, ne: null}")).isEqualTo("abcde");
    }

    private String customers(String created) throws Exception {
        var answer = ask("{ customers(where: {createdAt: " + created + "}) { id } }");
        assertThat(answer.errors()).as(created).isEmpty();
        return answer.list("customers").stream()
                .map(one -> String.valueOf(((Map<?, ?>) one).get("id")).substring("customer_".length()))
                .reduce("", String::concat);
    }

    @Test
    void pagesFromTheEndMeetEveryNodeOnce() throws Exception {
        run("""
                UNWIND [[1, null], [2, 5], [3, null], [4, 1], [5, 5], [6, 9], [7, null]] AS c
                CREATE (:Entity:Customer {id: 'customer_' + c[0], type: 'customer', founded: c[1]})""");
        for (var sort : List.of("[{founded: ASC}]", "[{founded: DESC}]", "[]", "[{founded: DESC}, {name: ASC}]")) {
            var whole = ask("{ customers(sort: " + sort + ") { id } }").list("customers");
            var pages = new ArrayList<Object>();
            @Nullable Object cursor = null;
            do {
                var before = cursor == null ? "" : ", before: \"" + cursor + "\"";
                var page = ask(
                        "{ customersConnection(last: 3, sort: " + sort + before
                                + ") { totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor } } }");
                assertThat(page.errors()).as(sort).isEmpty();
                assertThat(page.statements()).isEqualTo(1);
                assertThat(page.at("customersConnection", "pageInfo", "hasNextPage"))
                        .isEqualTo(cursor != null);
                var nodes = new ArrayList<Object>();
                page.list("customersConnection", "edges").forEach(edge -> nodes.add(((Map<?, ?>) edge).get("node")));
                Collections.reverse(nodes);
                pages.addAll(nodes);
                var more = Boolean.TRUE.equals(page.at("customersConnection", "pageInfo", "hasPreviousPage"));
                cursor = more ? page.at("customersConnection", "pageInfo", "startCursor") : null;
            } while (cursor != null);
            Collections.reverse(pages);
            assertThat(pages).as(sort).isEqualTo(whole).hasSize(7);
        }
    }

    @Test
    void cutsBetweenTwoCursors() throws Exception {
        run("UNWIND range(1, 6) AS i CREATE (:Entity:Customer {id: 'customer_' + i, type: 'customer'})");
        var edges = ask("{ customersConnection { edges { cursor } } }");
        var middle = ask(
                "query ($a: String, $b: String) { customersConnection(after: $a, before: $b, last: 2) { nodes { id }"
                        + " pageInfo { hasPreviousPage hasNextPage } } }",
                Map.of(
                        "a", String.valueOf(edges.at("customersConnection", "edges", 0, "cursor")),
                        "b", String.valueOf(edges.at("customersConnection", "edges", 4, "cursor"))));
        assertThat(middle.at("customersConnection")).isEqualTo(orderedMap("""
                {"nodes": [{"id": "customer_3"}, {"id": "customer_4"}], "pageInfo": {"hasPreviousPage": true, "hasNextPage": true}}"""));
        assertThat(ask("{ customersConnection(last: 0) { totalCount } }").extension("field"))
                .isEqualTo("last");
        assertThat(ask("{ customersConnection(before: \"?\") { nodes { id } } }")
                        .extension("field"))
                .isEqualTo("before");
        assertThat(
                        ask("{ customersConnection(last: 1000) { nodes { purchasesConnection(last: 1000) { nodes { id } } } } }")
                                .extension("code"))
                .isEqualTo("Aia.GraphQl.TooCostly");
    }
}
