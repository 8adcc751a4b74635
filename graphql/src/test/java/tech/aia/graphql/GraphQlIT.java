package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphQlIT extends GraphQlDoor {
    private static final String COMPANIES = """
            CREATE (:Entity:Customer {id: 'customer_nvidia', type: 'customer', name: 'NVIDIA', sector: 'Technology', country: 'US',
                founded: 1993, annual_revenue: 60900000000, employees: 29600, ticker: 'NVDA', listed_on: date('1999-01-22'),
                description: 'Designs graphics processors and accelerator chips.', created_at: datetime('2025-01-01T02:00:00+02:00')}),
              (:Entity:Customer {id: 'customer_kroger', type: 'customer', name: 'Kroger', sector: 'Consumer Staples',
                description: 'Runs supermarkets and grocery stores.'}),
              (:Entity:Product {id: 'product_seats', type: 'product', name: 'Agent Seats', category: 'Technology', unit_price: 480}),
              (:Entity:Agent {id: 'agent_analyst', type: 'agent', name: 'Analyst', status: 'available', agent_type: 'analysis',
                capabilities: ['counting', 'comparing'], capacity: 4}),
              (:Entity:SupportTicket {id: 'support_ticket_1', type: 'support_ticket', name: 'It is slow', stars: 2}),
              (:Entity:Result {id: 'result_r', type: 'result', name: 'Found', result_type: 'report', content: '{"figures": [1, 2.5]}'}),
              (:Entity:Task {id: 'task_a', type: 'task', name: 'First', status: 'completed', task_type: 'reporting', priority: 8}),
              (:Entity:Task {id: 'task_b', type: 'task', name: 'Second', status: 'running', task_type: 'review', progress: 40})""";
    private static final String LINKS = """
            MATCH (nvidia {id: 'customer_nvidia'}), (seats {id: 'product_seats'}), (analyst {id: 'agent_analyst'}),
              (ticket {id: 'support_ticket_1'}), (r {id: 'result_r'}), (a {id: 'task_a'}), (b {id: 'task_b'})
            CREATE (b)-[:DEPENDS_ON]->(a), (a)-[:PRODUCED]->(r), (a)-[:ASSIGNED_TO]->(analyst), (b)-[:ASSIGNED_TO]->(analyst),
              (b)-[:ABOUT]->(nvidia), (b)-[:ABOUT]->(ticket),
              (nvidia)-[:PURCHASED {at: datetime('2025-02-01T00:00:00Z'), amount: 960, quantity: 2}]->(seats),
              (nvidia)-[:PURCHASED {at: datetime('2025-03-01T00:00:00Z'), amount: 480.5, quantity: 1}]->(seats)""";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run(COMPANIES);
        run(LINKS);
    }

    @Test
    void answersTheDocumentedQueriesAsPrinted() throws Exception {
        var task = ask("""
                query { task(taskId: "b") { taskId type status description createdAt } }""");
        assertThat(task.at("task")).isEqualTo(orderedMap("""
                {"taskId": "task_b", "type": "review", "status": "running", "description": null, "createdAt": null}"""));
        var agents = ask("query { agents { agentId name status capabilities } }");
        assertThat(agents.at("agents")).isEqualTo(List.of(orderedMap("""
                {"agentId": "agent_analyst", "name": "Analyst", "status": "available", "capabilities": ["counting", "comparing"]}""")));
        assertThat(agents.statements()).isEqualTo(1);
    }

    @Test
    void followsRelationshipsWithOneStatement() throws Exception {
        var query = """
                query {
                  tasks(first: 100) {
                    id
                    assignedAgents { name tasks(first: 5) { name } }
                    results { type content }
                    dependsOn { name status }
                    about { id entityType name ... on Customer { sector purchasesConnection { totalCount } } }
                  }
                }""";
        var few = ask(query);

        assertThat(few.errors()).isEmpty();
        assertThat(few.at("tasks", 0, "results", 0)).isEqualTo(orderedMap("""
                {"type": "report", "content": {"figures": [1, 2.5]}}"""));
        assertThat(few.at("tasks", 1)).isEqualTo(orderedMap("""
                {"id": "task_b", "assignedAgents": [{"name": "Analyst", "tasks": [{"name": "First"}, {"name": "Second"}]}], "results": [],
                 "dependsOn": [{"name": "First", "status": "completed"}],
                 "about": [{"id": "customer_nvidia", "entityType": "customer", "name": "NVIDIA", "sector": "Technology",
                            "purchasesConnection": {"totalCount": 2}},
                           {"id": "support_ticket_1", "entityType": "support_ticket", "name": "It is slow"}]}"""));

        run("""
                MATCH (r {id: 'result_r'}), (nvidia {id: 'customer_nvidia'}), (a {id: 'task_a'})
                UNWIND range(10, 60) AS i
                CREATE (t:Entity:Task {id: 'task_' + i, type: 'task'}), (g:Entity:Agent {id: 'agent_' + i, type: 'agent'})
                CREATE (t)-[:ASSIGNED_TO]->(g), (t)-[:PRODUCED]->(r), (t)-[:ABOUT]->(nvidia), (t)-[:DEPENDS_ON]->(a)""");
        var many = ask(query);
        assertThat(many.errors()).isEmpty();
        assertThat(many.list("tasks")).hasSize(53);
        assertThat(many.statements()).isEqualTo(few.statements()).isEqualTo(1);
    }

    @Test
    void addsUpPurchases() throws Exception {
        var answer = ask("""
                query {
                  customer(id: "nvidia") {
                    id founded employees annualRevenue createdAt
                    purchasesConnection(first: 1, sort: [{edge: {at: DESC}}]) {
                      totalCount
                      aggregate { edge { amount { sum } quantity { sum } } }
                      edges { properties { at amount quantity } node { id unitPrice } }
                    }
                    two: purchasesConnection(first: 2, sort: [{edge: {at: DESC}}]) { edges { properties { amount } } }
                    purchases { id }
                  }
                  totals: customer(id: "customer_kroger") {
                    purchasesConnection { totalCount aggregate { count edge { amount { sum avg } } } }
                  }
                  none: customer(id: "nobody") { id }
                }""");

        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"customer": {
                   "id": "customer_nvidia", "founded": 1993, "employees": 29600, "annualRevenue": 60900000000.0,
                   "createdAt": "2025-01-01T00:00:00Z",
                   "purchasesConnection": {"totalCount": 2,
                     "aggregate": {"edge": {"amount": {"sum": 1440.5}, "quantity": {"sum": 3.0}}},
                     "edges": [{"properties": {"at": "2025-03-01T00:00:00Z", "amount": 480.5, "quantity": 1.0},
                      "node": {"id": "product_seats", "unitPrice": 480.0}}]},
                   "two": {"edges": [{"properties": {"amount": 480.5}}, {"properties": {"amount": 960.0}}]},
                   "purchases": [{"id": "product_seats"}]},
                 "totals": {"purchasesConnection": {"totalCount": 0, "aggregate": {"count": 0, "edge": {"amount": {"sum": 0.0, "avg": null}}}}},
                 "none": null}"""));
    }

    @Test
    void givesAllPropertiesOfEveryType() throws Exception {
        var answer = ask("""
                query {
                  ticket: entity(id: "support_ticket_1") { __typename id name properties }
                  customer: entity(id: "customer_nvidia") { __typename properties ... on Customer { country } }
                  typed: customers(where: {sector: {eq: "Technology"}}) { name properties }
                  none: entity(id: "x") { id }
                }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("ticket")).isEqualTo(orderedMap("""
                {"__typename": "GenericEntity", "id": "support_ticket_1", "name": "It is slow",
                 "properties": {"name": "It is slow", "stars": 2}}"""));
        assertThat(answer.at("customer", "__typename")).isEqualTo("Customer");
        assertThat(answer.at("customer", "country")).isEqualTo("US");
        assertThat(answer.at("customer", "properties", "listed_on")).isEqualTo("1999-01-22");
        assertThat(answer.at("typed", 0, "properties")).isEqualTo(answer.at("customer", "properties"));
        assertThat(answer.list("typed")).hasSize(1);
        assertThat(answer.body().get("data"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("none", null);
    }

    @Test
    void pagesThroughListsByCursor() throws Exception {
        run("UNWIND range(1, 9) AS i CREATE (:Entity:Task {id: 'task_x' + i, type: 'task', status: 'running'})");
        for (var list : List.of("entitiesConnection", "tasksConnection(", "customersConnection")) {
            var name = list.replace("(", "");
            var arguments = list.equals(name)
                    ? ""
                    : "where: {status: {eq: \"running\"}}, sort: [{priority: DESC}, {name: ASC}], ";
            var seen = new ArrayList<Object>();
            @Nullable Object cursor = null;
            do {
                var after = cursor == null ? "" : ", after: \"" + cursor + "\"";
                var page = ask("query { %s(%sfirst: 3%s) { nodes { id } pageInfo { hasNextPage endCursor } } }"
                        .formatted(name, arguments, after));
                assertThat(page.errors()).isEmpty();
                seen.addAll(page.list(name, "nodes"));
                cursor = Boolean.TRUE.equals(page.at(name, "pageInfo", "hasNextPage"))
                        ? page.at(name, "pageInfo", "endCursor")
                        : null;
            } while (cursor != null);
            var whole = ask("query { %s(%sfirst: 1000) { nodes { id } } }".formatted(name, arguments));
            assertThat(seen).isEqualTo(whole.list(name, "nodes")).hasSizeGreaterThan(1);
        }
    }

    @Test
    void asksPermissionFieldByFieldBeforeAnythingRuns() throws Exception {
        var query = "query { task(taskId: \"b\") { name about { name } } agents { name } }";
        assertThat(ask(query).errors()).isEmpty();

        var denied = askWithout("graph:read", query);
        assertThat(denied.extension("classification")).isEqualTo("FORBIDDEN");
        assertThat(denied.extension("field")).isEqualTo("Task.about");
        assertThat(denied.extension("permissions")).isEqualTo(List.of("graph:read"));
        assertThat(denied.body().get("data")).isNull();
        assertThat(denied.statements()).isZero();

        var tasksOnly = askWithout(
                "graph:read", "query { task(taskId: \"b\") { name results { type } __typename } __typename }");
        assertThat(tasksOnly.errors()).isEmpty();
        assertThat(tasksOnly.at("task", "name")).isEqualTo("Second");
        assertThat(askWithout("graph:read", "{ ...all } fragment all on Query { customers { id } }")
                        .extension("field"))
                .isEqualTo("Query.customers");
    }

    @Test
    void searchesByMeaningAndGoesOnFromTheHits() throws Exception {
        var written = changes.latest();
        awaitIndexed(written);
        var answer = ask("""
                query {
                  search(query: "semiconductor chips", first: 2, types: ["customer"]) {
                    tookMs
                    hits { score similarity explanation matchedTerms
                      entity { __typename id properties ... on Customer { sector purchasesConnection { totalCount } } } }
                  }
                }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("search", "hits", 0, "entity", "id")).isEqualTo("customer_nvidia");
        assertThat(answer.at("search", "hits", 0, "entity", "sector")).isEqualTo("Technology");
        assertThat(answer.at("search", "hits", 0, "entity", "purchasesConnection", "totalCount"))
                .isEqualTo(2);
        assertThat(answer.at("search", "hits", 0, "matchedTerms")).isEqualTo(List.of("chips"));
        assertThat((String) answer.at("search", "hits", 0, "explanation")).contains("'chips'", "semantic");
        assertThat((Double) answer.at("search", "hits", 0, "similarity")).isBetween(0.5, 1.0);
        assertThat(answer.statements()).isEqualTo(1);
    }

    @Test
    void searchesWhatIsAskedForByOtherNamesAndInFragments() throws Exception {
        awaitIndexed(changes.latest());
        var answer = ask("""
                query {
                  search(query: "semiconductor chips", first: 1, types: ["customer"]) {
                    words: hits { ...Words }
                    entities: hits { it: entity { id } also: entity { ... on Customer { sector } } }
                    counts: facets { property values { value count } }
                  }
                }
                fragment Words on SearchHit { matchedTerms }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("search", "words", 0, "matchedTerms")).isEqualTo(List.of("chips"));
        assertThat(answer.at("search", "entities", 0, "it", "id")).isEqualTo("customer_nvidia");
        assertThat(answer.at("search", "entities", 0, "also", "sector")).isEqualTo("Technology");
        assertThat(answer.at("search", "counts", 0, "property")).isEqualTo("type");
        assertThat(answer.statements()).isEqualTo(1);
    }

    @Test
    void saysWhichArgumentIsWrongAndWhy() throws Exception {
        var wrong = Map.of(
                "tasks(first: 0) { id }", "first",
                "customers(first: 1001) { id }", "first",
                "tasksConnection(after: \"nonsense\") { nodes { id } }", "after",
                "entitiesConnection(after: \"nonsense\") { nodes { id } }", "after",
                "tasks(where: {status: {contains: null}}) { id }", "where",
                "search(query: \" \") { tookMs }", "query",
                "search(query: \"x\", threshold: 7) { tookMs }", "threshold",
                "search(query: \"x\", types: []) { tookMs }", "types",
                "customersConnection { groups(by: []) { key aggregate { count } } }", "by",
                "task(taskId: \"a\") { results(first: -1) { id } }", "first");
        for (var query : wrong.entrySet()) {
            var answer = ask("query { " + query.getKey() + " }");
            assertThat(answer.errors()).as(query.getKey()).hasSize(1);
            assertThat(answer.extension("classification")).isEqualTo("BAD_REQUEST");
            assertThat(answer.extension("field")).isEqualTo(query.getValue());
        }
    }

    @Test
    void treatsValuesAsValuesWhateverTheySay() throws Exception {
        var strange = "x'}) MATCH (n) DETACH DELETE n //";
        var answer = ask("""
                query { customers(where: {sector: {eq: "%1$s"}, property: [{name: "%1$s", eq: "%1$s"}]}) { id } task(taskId: "%1$s") { id } }""".formatted(strange));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("customers")).isEmpty();
        assertThat(ask("{ customers { id } }").list("customers")).hasSize(2);
    }

    @Test
    void refusesWhatIsTooDeepOrTooCostlyBeforeRunningIt() throws Exception {
        var deep = "dependsOn(first: 1) { ".repeat(25) + "id" + " }".repeat(25);
        var tooDeep = ask("query { task(taskId: \"a\") { " + deep + " } }");
        assertThat(tooDeep.extension("code")).isEqualTo("Aia.GraphQl.TooDeep");

        var costly = "dependsOn(first: 1000) { ".repeat(6) + "id" + " }".repeat(6);
        var several = IntStream.range(0, 200)
                .mapToObj(i -> "t" + i + ": task(taskId: \"a\") { " + costly + " }")
                .collect(Collectors.joining(" "));
        for (var query : List.of("task(taskId: \"a\") { " + costly + " }", several)) {
            var tooCostly = ask("query { " + query + " }");
            assertThat(tooCostly.extension("code")).isEqualTo("Aia.GraphQl.TooCostly");
            assertThat(tooCostly.statements()).isZero();
        }
    }

    @Test
    void refusesWhatIsTooCostlyForItsVariablesThoughOthersWereNot() throws Exception {
        var nested =
                "query ($n: Int!) { customers(first: $n) { purchases(first: $n) { customers(first: $n) { id } } } }";
        assertThat(ask(nested, Map.of("n", 3)).errors()).isEmpty();
        var tooCostly = ask(nested, Map.of("n", 1000));
        assertThat(tooCostly.extension("code")).isEqualTo("Aia.GraphQl.TooCostly");
        assertThat(tooCostly.statements()).isZero();
        assertThat(ask(nested, Map.of("n", 3)).errors()).isEmpty();
    }

    @Test
    void keepsWhatFailsInsideToItself() throws Exception {
        run(
                "CREATE (:Entity:Customer {id: 'customer_zz', type: 'customer', founded: 'long ago', annual_revenue: true})");
        var answer = ask("query { customersConnection { aggregate { annualRevenue { sum } } } }");

        assertThat(answer.extension("classification")).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.body().toString())
                .doesNotContain("MATCH")
                .doesNotContain("Exception")
                .doesNotContain("org.")
                .doesNotContain("java");
    }

    @Test
    void printsTheSchemaWithADescriptionOnEverything() throws Exception {
        var schema = get("/graphql/schema");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.body()).contains("task(", "type Customer implements Entity", "scalar Long");

        var answer = ask("""
                query { __schema { types { name description
                  fields { name description args { name description } } inputFields { name description }
                  enumValues { name description } } } }""");
        var undescribed = new ArrayList<Object>();
        answer.list("__schema", "types").forEach(type -> collectUndescribed(type, undescribed));
        assertThat(undescribed).isEmpty();
        assertThat(answer.list("__schema", "types")).hasSizeGreaterThan(20);
    }

    private static void collectUndescribed(@Nullable Object value, List<Object> undescribed) {
        if (value instanceof Map<?, ?> map) {
            var ours = !String.valueOf(map.get("name")).startsWith("__");
            if (ours && map.containsKey("description") && map.get("description") == null) {
                undescribed.add(String.valueOf(map.get("name")));
            }
            if (ours) {
                map.values().forEach(inner -> collectUndescribed(inner, undescribed));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collectUndescribed(inner, undescribed));
        }
    }

    @Test
    void servesGraphiQlWithoutAnyOtherServer() throws Exception {
        var page = get("/graphiql");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).doesNotContain("://");
        var links = Pattern.compile("(?:src|href)=\"([^\"]+\\.(?:js|css))\"").matcher(page.body());
        var found = 0;
        while (links.find()) {
            assertThat(get("/" + links.group(1)).statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isEqualTo(6);
    }

    @Test
    void answersTheExamplesThatGraphiQlShows() throws Exception {
        var script = get("/graphiql/page.js").body();
        var examples = Pattern.compile("query: `(.*?)`", Pattern.DOTALL).matcher(script);
        var found = 0;
        while (examples.find()) {
            if (examples.group(1).contains("subscription ")) {
                // Its types are those of whoever tells what happens.
                continue;
            }
            var answer = ask(examples.group(1), Map.of("taskId", "b"));
            assertThat(answer.errors()).as(examples.group(1)).isEmpty();
            found++;
        }
        assertThat(found).isEqualTo(8);
    }
}
