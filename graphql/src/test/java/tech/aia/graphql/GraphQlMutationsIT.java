package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every mutation, what it refuses, and that nothing is written then. */
class GraphQlMutationsIT extends GraphQlDoor {
    private static final String SHOP = """
            CREATE (:Entity:Customer {id: 'customer_a', type: 'customer', name: 'A', sector: 'Tech', founded: 1990, fax: '1'}),
              (:Entity:Product {id: 'product_x', type: 'product', name: 'x', unit_price: 5.0}),
              (:Entity:Agent {id: 'agent_one', type: 'agent', name: 'One', status: 'available', role: 'Counter', capacity: 4}),
              (:Entity:Ticket {id: 'ticket_1', type: 'ticket', name: 'It is slow', stars: 2})""";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run(SHOP);
    }

    @Test
    void theMutationOfTheDocumentationRuns() throws Exception {
        run("CREATE (:Entity:Product {id: 'product_seats', type: 'product', name: 'Seats'})");
        var page = Files.readString(Path.of("..", "docs", "graphql.md"));
        var start = page.indexOf("```graphql", page.indexOf("## Writing")) + "```graphql".length();

        var answer = ask(page.substring(start, page.indexOf("```", start)));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("connectCustomerPurchases", "purchases")).hasSize(1);
    }

    @Test
    void entitiesOfTypesThatUsersName() throws Exception {
        var made = ask("""
                mutation { createEntity(type: "ticket", key: "2", properties: {title: "Too dear", stars: 4, tags: ["a", "b"]}) {
                    id entityType name properties } }""");
        assertThat(made.errors()).isEmpty();
        assertThat(made.at("createEntity", "id")).isEqualTo("ticket_2");
        assertThat(made.at("createEntity", "name")).isEqualTo("Too dear");
        assertThat(made.at("createEntity", "properties", "tags")).isEqualTo(List.of("a", "b"));

        var variables = Map.<String, Object>of(
                "p", orderedMap("{\"stars\": null, \"due\": {\"$type\": \"date\", \"value\": \"2025-10-03\"}}"));
        var changed =
                ask("mutation($p: JSON!) { updateEntity(id: \"ticket_2\", properties: $p) { properties } }", variables);
        assertThat(changed.at("updateEntity", "properties"))
                .as("what is not named stays, what is null goes")
                .isEqualTo(orderedMap("""
                        {"title": "Too dear", "name": "Too dear", "tags": ["a", "b"], "due": "2025-10-03"}"""));

        var gone = ask("mutation { deleteEntity(id: \"ticket_2\") }");
        assertThat(gone.at("deleteEntity")).isEqualTo("ticket_2");
        assertThat(ask("{ entity(id: \"ticket_2\") { id } }").at("entity")).isNull();
        var again = ask("mutation { deleteEntity(id: \"ticket_2\") }");
        assertThat(again.extension("code")).isEqualTo("E003");
        assertThat(again.extension("classification")).isEqualTo("NOT_FOUND");
    }

    @Test
    void fieldByField() throws Exception {
        var made = ask("""
                mutation { createCustomer(key: "b", input: {name: "B", annualRevenue: 1e6, founded: 2001}) {
                    id annualRevenue founded sector entityType } }""");
        assertThat(made.at("createCustomer")).isEqualTo(orderedMap("""
                {"id": "customer_b", "annualRevenue": 1000000.0, "founded": 2001, "sector": null, "entityType": "customer"}"""));

        var changed = ask("""
                mutation { updateCustomer(id: "a", input: {sector: null, annualRevenue: 7}) {
                    name sector founded annualRevenue properties } }""");
        assertThat(changed.at("updateCustomer")).isEqualTo(orderedMap("""
                {"name": "A", "sector": null, "founded": 1990, "annualRevenue": 7.0,
                 "properties": {"annual_revenue": 7.0, "fax": "1", "founded": 1990, "name": "A"}}"""));

        assertThat(ask("mutation { deleteCustomer(id: \"a\") }").at("deleteCustomer"))
                .isEqualTo("customer_a");
        assertThat(ask("mutation { deleteCustomer(id: \"a\") }").extension("code"))
                .isEqualTo("E003");
        assertThat(ask("mutation { updateProduct(id: \"customer_b\", input: {name: \"no\"}) { id } }")
                        .extension("code"))
                .as("a customer is no product")
                .isEqualTo("E003");
    }

    @Test
    void whatIsSelectedIsReadWithOneStatement() throws Exception {
        var answer = post("""
                {"query": "mutation { connectCustomerPurchases(id: \\"a\\", to: \\"x\\", edge: {amount: 3}) { name \
                purchasesConnection { totalCount aggregate { edge { amount { sum } } } edges { node { customers { name } } } } \
                comments { text } } }", "extensions": {"statements": true}}""");
        assertThat(answer).doesNotContainKey("errors");
        var told = (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(answer.get("extensions"))).get("statements"));
        assertThat(told.get("count")).isEqualTo(1);
        assertThat(String.valueOf(answer.get("data"))).contains("sum=3.0").contains("customers=[{name=A}]");
    }

    @Test
    void relationshipsThatTheSchemaNames() throws Exception {
        var connect = """
                mutation { connectCustomerPurchases(id: "a", to: "x"%s) {
                  purchasesConnection { edges { properties { amount quantity } } } } }""";
        assertThat(ask(connect.formatted(", edge: {amount: 3, quantity: 1}")).errors())
                .isEmpty();
        assertThat(ask(connect.formatted(", key: \"second\", edge: {amount: 9}"))
                        .errors())
                .isEmpty();
        var changed = ask(connect.formatted(", edge: {quantity: null}"));
        assertThat(changed.errors()).isEmpty();
        assertThat(new ArrayList<Object>(changed.list("connectCustomerPurchases", "purchasesConnection", "edges")))
                .as("the one without a key, of which the amount stays")
                .containsExactlyInAnyOrder(
                        orderedMap("{\"properties\": {\"amount\": 3.0, \"quantity\": null}}"),
                        orderedMap("{\"properties\": {\"amount\": 9.0, \"quantity\": null}}"));

        var disconnect = "mutation { disconnectCustomerPurchases(id: \"a\", to: \"x\"%s) { purchases { id } } }";
        assertThat(ask(disconnect.formatted(", key: \"second\"")).list("disconnectCustomerPurchases", "purchases"))
                .hasSize(1);
        assertThat(ask(disconnect.formatted("")).list("disconnectCustomerPurchases", "purchases"))
                .isEmpty();
        assertThat(ask(disconnect.formatted("")).extension("code")).isEqualTo("E003");
        assertThat(refused(ask(connect.formatted(", key: \"\"").replace("\"x\"", "\"nothing\""))))
                .containsExactlyInAnyOrder("to", "key");
    }

    @Test
    void relationshipsThatUsersName() throws Exception {
        var made = ask("""
                mutation { connect(from: "ticket_1", type: "MENTIONS", to: "agent_one", properties: {times: 2}) { id name } }""");
        assertThat(made.at("connect", "id")).isEqualTo("ticket_1");
        assertThat(graph.read(
                        "MATCH ({id: 'ticket_1'})-[r:MENTIONS]->({id: 'agent_one'}) RETURN r.times AS times", Map.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.integer("times")).isEqualTo(2));

        assertThat(refused(ask("mutation { connect(from: \"ticket_9\", type: \"mentions\", to: \"x\") { id } }")))
                .containsExactlyInAnyOrder("type", "from", "to");
        var gone = ask("mutation { disconnect(from: \"ticket_1\", type: \"MENTIONS\", to: \"agent_one\") { id } }");
        assertThat(gone.errors()).isEmpty();
        assertThat(graph.read("MATCH ()-[r:MENTIONS]->() RETURN r", Map.of())).isEmpty();
    }

    @Test
    void manyAtOnceOrNone() throws Exception {
        var rows = "[{key: \"a\", sector: null}, {key: \"b\", name: \"B\"}, {key: \"c\", name: \"C\"}]";
        var upsert = "mutation { upsertCustomers(rows: %s) { created updated unchanged"
                + " all: entities { id ... on Customer { sector founded } } } }";
        var first = ask(upsert.formatted(rows));
        assertThat(first.errors()).isEmpty();
        assertThat(first.at("upsertCustomers", "created")).isEqualTo(2);
        assertThat(first.at("upsertCustomers", "updated")).isEqualTo(1);
        assertThat(first.at("upsertCustomers", "all", 0)).isEqualTo(orderedMap("""
                {"id": "customer_a", "sector": null, "founded": 1990}"""));
        assertThat(ask(upsert.formatted(rows)).at("upsertCustomers", "unchanged"))
                .isEqualTo(3);

        var bad = ask(
                upsert.formatted("[{key: \"d\", name: \"D\"}, {key: \" \"}, {key: \"d\"}, {key: \"a\", name: null}]"));
        assertThat(refused(bad)).containsExactlyInAnyOrder("rows[1].key", "rows[2].key", "rows[3].name");
        assertThat(refused(ask(upsert.formatted(
                        "[{key: \"d\", name: \"D\"}, {key: \"e\", sector: \"" + "x".repeat(4_001) + "\"}]"))))
                .as("longer than an index takes")
                .containsExactly("rows[1].sector");
        assertThat(ask("{ customer(id: \"d\") { id } }").at("customer")).isNull();

        var named = ask("""
                mutation { upsertEntities(type: "ticket", rows: [{key: "1", properties: {stars: 5}}, {key: "7"}]) {
                  created updated entities { name properties } } }""");
        assertThat(named.at("upsertEntities")).isEqualTo(orderedMap("""
                {"created": 1, "updated": 1, "entities": [
                  {"name": "It is slow", "properties": {"name": "It is slow", "stars": 5}},
                  {"name": "7", "properties": {"name": "7"}}]}"""));
        assertThat(refused(ask("mutation { upsertEntities(type: \"ticket\", rows: []) { created } }")))
                .containsExactly("rows");
    }

    @Test
    void onlyTheVersionThatWasSeenIsChanged() throws Exception {
        var seen = String.valueOf(ask("{ customer(id: \"a\") { version } }").at("customer", "version"));
        run("MATCH (c:Entity {id: 'customer_a'}) SET c.sector = 'Food'");
        var update =
                "mutation { updateCustomer(id: \"a\", expectedVersion: \"%s\", input: {founded: 1}) { version founded } }";

        var refused = ask(update.formatted(seen));
        assertThat(refused.extension("code")).isEqualTo("E006");
        assertThat(refused.extension("field")).isEqualTo("expectedVersion");
        var present = String.valueOf(refused.extension("presentVersion"));
        assertThat(ask("{ entity(id: \"customer_a\") { version } }").at("entity", "version"))
                .isEqualTo(present)
                .isNotEqualTo(seen);
        assertThat(ask("mutation { deleteEntity(id: \"customer_a\", expectedVersion: \"" + seen + "\") }")
                        .extension("code"))
                .isEqualTo("E006");

        var changed = ask(update.formatted(present));
        assertThat(changed.at("updateCustomer", "founded")).isEqualTo(1);
        assertThat(changed.at("updateCustomer", "version")).isNotEqualTo(present);
        run("MATCH (c:Entity {id: 'customer_a'}) SET c.embedding = [1.0], c.embedding_model = 'm'");
        assertThat(ask("{ customer(id: \"a\") { version } }").at("customer", "version"))
                .as("an embedding makes no other version")
                .isEqualTo(changed.at("updateCustomer", "version"));
    }

    @Test
    void eachWrongFieldIsNamedAndNothingIsWritten() throws Exception {
        var nul = Map.<String, Object>of("text", "a\0b");
        var customer = ask(
                "mutation($text: String) { createCustomer(key: \" \", input: {name: $text, website: $text}) { id } }",
                nul);
        assertThat(refused(customer)).containsExactlyInAnyOrder("key", "input.name", "input.website");
        assertThat(customer.extension("code")).isEqualTo("E001");
        assertThat(customer.extension("classification")).isEqualTo("BAD_REQUEST");
        assertThat(customer.body().get("data")).isNull();

        var entity = ask(
                "mutation($text: String) { createEntity(type: \"Ticket!\", properties: {a: $text, b: 1}) { id } }",
                nul);
        assertThat(refused(entity)).containsExactlyInAnyOrder("type", "properties.a");
        assertThat(refused(ask("mutation { createEntity(type: \"ticket\", properties: [1]) { id } }")))
                .containsExactly("properties");
        assertThat(refused(ask("mutation { updateEntity(id: \"ticket_1\", properties: {name: null}) { id } }")))
                .containsExactly("properties.name");
        assertThat(refused(ask("mutation { updateCustomer(id: \"a\", input: {name: null, sector: \"x\"}) { id } }")))
                .containsExactly("input.name");
        assertThat(ask("mutation { createCustomer(key: \"a\", input: {name: \"again\"}) { id } }")
                        .extension("code"))
                .isEqualTo("E006");

        var all = ask("{ customers { name sector } entitiesConnection { totalCount } }");
        assertThat(all.at("customers")).isEqualTo(List.of(orderedMap("{\"name\": \"A\", \"sector\": \"Tech\"}")));
        assertThat(all.at("entitiesConnection", "totalCount")).isEqualTo(4);
    }

    @Test
    void whatHasRulesOfItsOwnIsNotWrittenWithoutThem() throws Exception {
        for (var mutation : Map.of(
                        "createEntity(type: \"task\", properties: {status: \"completed\"}) { id }", "type",
                        "upsertEntities(type: \"agent\", rows: [{key: \"x\"}]) { created }", "type",
                        "updateEntity(id: \"agent_one\", properties: {capacity: -1}) { id }", "id",
                        "deleteEntity(id: \"agent_one\")", "id",
                        "connect(from: \"agent_one\", type: \"X\", to: \"ticket_1\") { id }", "from")
                .entrySet()) {
            assertThat(refused(ask("mutation { " + mutation.getKey() + " }")))
                    .as(mutation.getKey())
                    .containsExactly(mutation.getValue());
        }
    }

    @Test
    void createTaskAsPrinted() throws Exception {
        var made = ask("""
                mutation { createTask(type: "sentiment_analysis", description: "Analyze reviews") {
                    taskId type status description createdAt } }""");
        assertThat(made.errors()).isEmpty();
        assertThat(made.at("createTask", "status")).isEqualTo("queued");
        assertThat(made.at("createTask", "type")).isEqualTo("sentiment_analysis");
        assertThat(made.at("createTask", "description")).isEqualTo("Analyze reviews");
        assertThat(refused(ask("mutation { createTask(type: \" \", description: \"x\") { id } }")))
                .containsExactly("type");
    }

    @Test
    void tasksFromSubmissionToTheirEnd() throws Exception {
        var made = ask("""
                mutation {
                  first: submitTask(input: {type: "count", priority: 8, requirements: {words: true}, about: ["customer_a"],
                      idempotencyKey: "%1$s"}) { id priority about { name } }
                  same: submitTask(input: {type: "count", priority: 8, requirements: {words: true}, about: ["customer_a"],
                      idempotencyKey: "%1$s"}) { id }
                }""".formatted(System.nanoTime()));
        assertThat(made.errors()).isEmpty();
        var id = String.valueOf(made.at("first", "id"));
        assertThat(made.at("first", "about", 0, "name")).isEqualTo("A");
        assertThat(made.at("same", "id")).isEqualTo(id);

        var bound = ask("mutation { assignTask(taskId: \"" + id.substring(5)
                + "\", agentIds: \"One\") { agentsRequired status } }");
        assertThat(bound.at("assignTask")).isEqualTo(orderedMap("""
                {"agentsRequired": ["agent_one"], "status": "queued"}"""));
        assertThat(refused(ask("mutation { assignTask(taskId: \"" + id + "\", agentIds: [\"nobody\"]) { id } }")))
                .containsExactly("agentIds");

        var cancelled = ask("mutation { cancelTask(taskId: \"" + id + "\", reason: \"done by hand\") { status } }");
        assertThat(cancelled.at("cancelTask", "status")).isEqualTo("cancelled");
        assertThat(ask("mutation { assignTask(taskId: \"" + id + "\", agentIds: [\"one\"]) { id } }")
                        .extension("code"))
                .isEqualTo("E006");
        assertThat(ask("mutation { retryTask(taskId: \"" + id + "\") { status } }")
                        .at("retryTask", "status"))
                .isEqualTo("queued");
        assertThat(ask("mutation { cancelTask(taskId: \"nothing\") { id } }").extension("code"))
                .isEqualTo("E003");
    }

    @Test
    void eachWrongFieldOfATaskIsNamed() throws Exception {
        var wrong = ask("""
                mutation { submitTask(input: {type: "", priority: 11, requirements: [1], agentsRequired: [" "],
                    retry: {maxAttempts: 0}, timeouts: {runMs: 0}, idempotencyKey: ""}) { id } }""");
        assertThat(refused(wrong))
                .containsExactlyInAnyOrder(
                        "input.type",
                        "input.priority",
                        "input.requirements",
                        "input.agentsRequired",
                        "input.retry.maxAttempts",
                        "input.timeouts.runMs",
                        "input.idempotencyKey");
        assertThat(refused(ask("mutation { submitTask(input: {type: \"x\", about: [\"customer_z\"]}) { id } }")))
                .containsExactly("input.about");
        assertThat(ask("{ tasksConnection { totalCount } }").at("tasksConnection", "totalCount"))
                .isEqualTo(0);
    }

    @Test
    void noMoreTasksThanTheWriterMayHave() throws Exception {
        var create = "mutation { createTask(type: \"count\", description: \"\") { id } }";
        for (int i = 0; i < 3; i++) {
            assertThat(ask(create).errors()).isEmpty();
        }
        var refused = ask(create);
        assertThat(refused.extension("code")).isEqualTo("E021");
        assertThat(String.valueOf(refused.error().get("message"))).startsWith("At most 3 tasks");
        assertThat(ask("mutation { submitTask(input: {type: \"count\"}) { id } }")
                        .extension("code"))
                .isEqualTo("E021");
    }

    @Test
    void agentsByTheRulesOfTheirRegistry() throws Exception {
        var made = ask("""
                mutation { createAgent(input: {name: "Word Counter", type: "external", capabilities: ["count"], capacity: 2}) {
                    agentId type capabilities capacity status } }""");
        assertThat(made.at("createAgent")).isEqualTo(orderedMap("""
                {"agentId": "agent_word_counter", "type": "external", "capabilities": ["count"], "capacity": 2, "status": "available"}"""));
        var changed = ask("""
                mutation { updateAgent(agentId: "word_counter", input: {type: null, role: "Counter"}) { name role type capacity } }""");
        assertThat(changed.at("updateAgent")).isEqualTo(orderedMap("""
                {"name": "Word Counter", "role": "Counter", "type": null, "capacity": 2}"""));
        assertThat(refused(ask("""
                mutation { updateAgent(agentId: "one", input: {name: null, capacity: 0, capabilities: [""],
                    workingHours: {days: ["someday"], from: "9", to: "17:00", zone: "UTC"}}) { id } }""")))
                .containsExactlyInAnyOrder(
                        "input.name", "input.capacity", "input.capabilities", "input.workingHours.days");
        assertThat(refused(ask("mutation { createAgent(input: {role: \"x\"}) { id } }")))
                .containsExactly("input.name");
        assertThat(
                        ask("mutation { updateAgent(agentId: \"one\", expectedVersion: \"x\", input: {role: \"y\"}) { id } }")
                                .extension("presentVersion"))
                .isEqualTo(ask("{ agent(agentId: \"one\") { version } }").at("agent", "version"));

        assertThat(ask("mutation { disableAgent(agentId: \"one\") { status role } }")
                        .at("disableAgent"))
                .isEqualTo(orderedMap("{\"status\": \"disabled\", \"role\": \"Counter\"}"));
        assertThat(ask("mutation { enableAgent(agentId: \"one\") { status } }").at("enableAgent", "status"))
                .isEqualTo("available");
        assertThat(ask("mutation { deleteAgent(agentId: \"one\") }").at("deleteAgent"))
                .isEqualTo("agent_one");
    }

    @Test
    void commentsOnWhateverThereIs() throws Exception {
        var made = ask("""
                mutation { addComment(about: "customer_a", text: "Pays late.") { id text author createdAt name about { name } } }""");
        assertThat(made.errors()).isEmpty();
        assertThat(made.at("addComment", "author")).isEqualTo("somebody");
        assertThat(made.at("addComment", "name")).isEqualTo("Pays late.");
        assertThat(made.at("addComment", "createdAt")).isNotNull();
        var id = String.valueOf(made.at("addComment", "id"));
        ask("mutation { addComment(about: \"" + id + "\", text: \"Not any more.\") { id } }");

        var read = ask("""
                { customer(id: "a") { comments { text comments { text } } commentsConnection { totalCount } }
                  entities(where: {comments: {some: {node: {text: {contains: "late"}}}}}) { id comments { author } }
                  comments(sort: [{text: ASC}]) { text } }""");
        assertThat(read.errors()).isEmpty();
        assertThat(read.at("customer")).isEqualTo(orderedMap("""
                {"comments": [{"text": "Pays late.", "comments": [{"text": "Not any more."}]}], "commentsConnection": {"totalCount": 1}}"""));
        assertThat(read.at("entities")).isEqualTo(List.of(orderedMap("""
                {"id": "customer_a", "comments": [{"author": "somebody"}]}""")));
        assertThat(read.list("comments")).hasSize(2);

        assertThat(refused(ask("mutation { addComment(about: \"customer_a\", text: \" \") { id } }")))
                .containsExactly("text");
        assertThat(ask("mutation { addComment(about: \"nothing\", text: \"x\") { id } }")
                        .extension("code"))
                .isEqualTo("E003");
        assertThat(ask("mutation { deleteComment(id: \"customer_a\") }").extension("code"))
                .isEqualTo("E003");
        ask("mutation { deleteComment(id: \"" + id + "\") }");
        assertThat(ask("{ comments { id } }").list("comments"))
                .as("those on it go with it")
                .isEmpty();

        ask("mutation { addComment(about: \"customer_a\", text: \"Again.\") { id } }");
        ask("mutation { deleteCustomer(id: \"a\") }");
        assertThat(ask("{ comments { id } }").list("comments")).isEmpty();
    }

    @Test
    void whoMayNotWriteWritesNothing() throws Exception {
        for (var mutation : Map.of(
                        "createEntity(type: \"ticket\") { id }", "graph:write",
                        "updateCustomer(id: \"a\", input: {sector: \"x\"}) { id }", "graph:write",
                        "createTask(type: \"x\", description: \"\") { id }", "tasks:write",
                        "disableAgent(agentId: \"one\") { id }", "agents:write")
                .entrySet()) {
            var refused = askWithout(mutation.getValue(), "mutation { " + mutation.getKey() + " }");
            assertThat(refused.extension("classification"))
                    .as(mutation.getKey())
                    .isEqualTo("FORBIDDEN");
            assertThat(refused.extension("permissions")).isEqualTo(List.of(mutation.getValue()));
        }
        var task = String.valueOf(ask("mutation { createTask(type: \"x\", description: \"\") { id } }")
                .at("createTask", "id"));
        assertThat(askWithout("graph:write", "mutation { addComment(about: \"" + task + "\", text: \"x\") { text } }")
                        .at("addComment", "text"))
                .isEqualTo("x");
        var comment = askWithout("graph:write", "mutation { addComment(about: \"customer_a\", text: \"x\") { id } }");
        assertThat(comment.extension("classification")).isEqualTo("FORBIDDEN");
        assertThat(comment.extension("code")).isEqualTo("Aia.Access.Forbidden");
        assertThat(
                        ask("{ comments { text } customer(id: \"a\") { sector } tickets: entitiesConnection { totalCount } }")
                                .body()
                                .get("data"))
                .isEqualTo(orderedMap("""
                        {"comments": [{"text": "x"}], "customer": {"sector": "Tech"}, "tickets": {"totalCount": 6}}"""));
    }

    /** The fields that the errors name, each with a reason. */
    private static List<String> refused(Answer answer) {
        var fields = new ArrayList<String>();
        for (var error : answer.errors()) {
            @Nullable Object message = error instanceof Map<?, ?> map ? map.get("message") : null;
            assertThat(String.valueOf(message)).isNotBlank();
            if (error instanceof Map<?, ?> map && map.get("extensions") instanceof Map<?, ?> extensions) {
                assertThat(extensions.get("code")).isEqualTo("E001");
                fields.add(String.valueOf(extensions.get("field")));
            }
        }
        return fields;
    }
}
