package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.GraphQLObjectType;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.DefaultChanges;
import tech.aia.graphql.access.AccessRules;

/** Subscriptions over a WebSocket. */
class LiveSocketIT extends AppIT {
    private static final String ENTITIES = "subscription($where: EntityEventWhere, $after: String) {"
            + " entities(where: $where, after: $after) { cursor event id entityType entity { name } } }";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private GraphQlSource source;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Changes changes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private MeterRegistry meters;

    @Test
    void tellsHowATaskGetsOn() {
        try (var socket = known()) {
            socket.subscribe("1", "subscription { tasks { event taskId status progress task { type description } } }");
            socket.subscribe("2", "subscription { tasks(where: {events: [COMPLETED]}) { event taskId } }");
            begun(socket);
            write(
                    "CREATE (:Entity:Task {id: 'task_x', type: 'task', task_type: 'review', status: 'queued', description: 'Look'})");
            eventually("created", () -> names(socket, "1").equals(List.of("CREATED")));
            write("MATCH (t:Task {id: 'task_x'}) SET t.status = 'running', t.progress = 40.0");
            eventually("progress", () -> names(socket, "1").contains("PROGRESS"));
            write("MATCH (t:Task {id: 'task_x'}) SET t.status = 'completed', t.progress = 100.0");
            eventually("completed", () -> names(socket, "2").equals(List.of("COMPLETED")));
            write("MATCH (t:Task {id: 'task_x'}) DELETE t");
            eventually("deleted", () -> names(socket, "1").contains("DELETED"));

            assertThat(names(socket, "1")).containsExactly("CREATED", "PROGRESS", "COMPLETED", "DELETED");
            assertThat(socket.events("1").get(1).toString())
                    .isEqualTo("{\"event\":\"PROGRESS\",\"taskId\":\"task_x\",\"status\":\"running\",\"progress\":40.0,"
                            + "\"task\":{\"type\":\"review\",\"description\":\"Look\"}}");
            assertThat(socket.events("1").getLast().path("task").isNull()).isTrue();
        }
    }

    @Test
    void tellsWhatHappensToEntitiesThatAreWanted() {
        try (var socket = known()) {
            socket.subscribe("all", ENTITIES);
            socket.subscribe(
                    "some",
                    ENTITIES,
                    Map.of("where", Map.of("types", List.of("customer"), "events", List.of("UPDATED"))));
            socket.subscribe("one", ENTITIES, Map.of("where", Map.of("ids", List.of("product_1"))));
            begun(socket);
            write(
                    "CREATE (:Entity {id: 'customer_1', type: 'customer', name: 'A'}), (:Entity {id: 'product_1', type: 'product'})");
            write("MATCH (c {id: 'customer_1'}) SET c.name = 'B'");
            write("MATCH (p {id: 'product_1'}) DELETE p");
            eventually("all", () -> names(socket, "all").contains("DELETED"));
            eventually("one", () -> names(socket, "one").size() == 2);

            assertThat(names(socket, "all")).containsExactly("CREATED", "CREATED", "UPDATED", "DELETED");
            assertThat(names(socket, "one")).containsExactly("CREATED", "DELETED");
            assertThat(names(socket, "some")).containsExactly("UPDATED");
            assertThat(socket.events("some")
                            .getFirst()
                            .path("entity")
                            .path("name")
                            .asString())
                    .isEqualTo("B");
        }
    }

    @Test
    void tellsOfRelationships() {
        write(
                "CREATE (:Entity {id: 'customer_1', type: 'customer', name: 'A'}), (:Entity {id: 'product_1', type: 'product', name: 'P'})");
        try (var socket = known()) {
            socket.subscribe(
                    "1",
                    "subscription { relationships(where: {types: [\"PURCHASED\"], ids: [\"product_1\"]})"
                            + " { event type startId endId start { name } end { name } } }");
            begun(socket);
            write("MATCH (c {id: 'customer_1'}), (p {id: 'product_1'}) CREATE (c)-[:PURCHASED]->(p), (c)-[:SAW]->(p)");
            write("MATCH ()-[r:PURCHASED]->() DELETE r");
            eventually("both", () -> names(socket, "1").size() == 2);

            assertThat(names(socket, "1")).containsExactly("ADDED", "REMOVED");
            assertThat(socket.events("1").getFirst().toString())
                    .isEqualTo(
                            "{\"event\":\"ADDED\",\"type\":\"PURCHASED\",\"startId\":\"customer_1\",\"endId\":\"product_1\","
                                    + "\"start\":{\"name\":\"A\"},\"end\":{\"name\":\"P\"}}");
        }
    }

    @Test
    void goesOnAfterACursorWithExactlyWhatWasMissed() {
        var cursor = http().post("/graphql", "{\"query\": \"{ changeCursor }\"}")
                .json()
                .path("data")
                .path("changeCursor")
                .asString();
        write("UNWIND range(1, 5) AS i CREATE (:Entity {id: 'thing_' + i, type: 'thing'})");
        for (int missed = 5; missed > 0; missed--) {
            try (var socket = known()) {
                socket.subscribe("1", ENTITIES, Map.of("after", cursor));
                var rest = missed;
                eventually("the rest", () -> socket.events("1").size() >= rest);
                assertThat(socket.events("1")).hasSize(rest);
                cursor = socket.events("1").getFirst().path("cursor").asString();
            }
        }
    }

    @Test
    void saysWhatIsWrongWithACursor() {
        try (var socket = known()) {
            for (var wrong : List.of("x", "9999999999999999-1")) {
                socket.subscribe(wrong, ENTITIES, Map.of("after", wrong));
                eventually("an answer", () -> !socket.errors(wrong).isEmpty());
                var error = socket.errors(wrong).getFirst();
                assertThat(error.path("extensions").path("field").asString()).isEqualTo("after");
                assertThat(error.path("extensions").path("classification").asString())
                        .isEqualTo("BAD_REQUEST");
            }
            ((DefaultChanges) changes).prune(Instant.now().plusMillis(1));
            socket.subscribe("old", ENTITIES, Map.of("after", "1-1"));
            eventually("an answer", () -> !socket.errors("old").isEmpty());
            assertThat(socket.errors("old")
                            .getFirst()
                            .path("extensions")
                            .path("code")
                            .asString())
                    .isEqualTo("E017");
        }
    }

    @Test
    void letsInWhoSaysWhoTheyAre() {
        var token = http().authorization().substring("Authorization: ".length());
        var key = http().post("/auth/api-keys", "{\"name\": \"live\", \"permissions\": [\"graph:read\"]}")
                .json()
                .path("key")
                .asString();
        assertThat(key).isNotEmpty();
        for (var headers : List.of(Map.of("Authorization", token), Map.of("X-API-Key", key))) {
            try (var byHeader = LiveSocketClient.open(port(), headers).init(Map.of());
                    var byMessage = LiveSocketClient.open(port(), Map.of()).init(headers)) {
                eventually("both are known", () -> byHeader.isKnown() && byMessage.isKnown());
            }
        }
    }

    @Test
    void turnsStrangersAway() {
        for (var payload : List.<Map<String, String>>of(
                Map.of(),
                Map.of("Authorization", "Bearer x"),
                Map.of("Authorization", "Basic eDp5"),
                Map.of("X-API-Key", "x"))) {
            try (var socket = LiveSocketClient.open(port(), Map.of()).init(payload)) {
                assertThat(socket.closedWith()).isEqualTo(4401);
            }
        }
        try (var hasty = LiveSocketClient.open(port(), Map.of()).subscribe("1", ENTITIES)) {
            assertThat(hasty.closedWith()).isEqualTo(4401);
        }
        assertThatThrownBy(() -> LiveSocketClient.open(port(), Map.of("Origin", "https://evil.example")))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        for (var origin : List.of(FRIENDLY_ORIGIN, "http://localhost:" + port())) {
            LiveSocketClient.open(port(), Map.of("Origin", origin)).close();
        }
    }

    @Test
    void asksForThePermissionOfEachField() {
        var worker = client("execute", "developer");
        try (var socket = known(worker)) {
            socket.subscribe("1", ENTITIES);
            eventually("an answer", () -> !socket.next("1").isEmpty());
            assertThat(socket.next("1")
                            .getFirst()
                            .path("errors")
                            .path(0)
                            .path("extensions")
                            .path("classification")
                            .asString())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void everyFieldOfTheWholeSchemaHasARule() {
        var without = new ArrayList<String>();
        source.schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .forEach(type -> type.getFieldDefinitions().stream()
                        .filter(field -> AccessRules.of(type, field).isEmpty())
                        .forEach(field -> without.add(type.getName() + "." + field.getName())));

        assertThat(without).isEmpty();
        assertThat(source.schema().getSubscriptionType().getFieldDefinitions()).hasSize(3);
    }

    @Test
    void takesSubscriptionsOnly() {
        try (var socket = known()) {
            socket.subscribe("1", "{ customers { id } }");
            eventually("an answer", () -> !socket.next("1").isEmpty());
            assertThat(socket.next("1").getFirst().toString()).contains("Aia.GraphQl.OtherTransport");
        }
    }

    @Test
    void endsSubscriptionsAndCountsThem() {
        try (var socket = known()) {
            IntStream.range(0, 3).forEach(i -> socket.subscribe("s" + i, ENTITIES));
            socket.subscribe("more", ENTITIES);
            eventually("an answer", () -> !socket.next("more").isEmpty());
            assertThat(socket.next("more").getFirst().toString()).contains("Aia.GraphQl.Live.TooManySubscriptions");

            socket.send(Map.of("type", "complete", "id", "s0"));
            socket.subscribe("again", ENTITIES);
            eventually("the new one runs", () -> {
                write("MERGE (e:Entity {id: 'thing_1', type: 'thing'}) SET e.at = timestamp() + rand()");
                return !socket.events("again").isEmpty();
            });
            eventually("an old one goes on", () -> !socket.events("s1").isEmpty());
            assertThat(socket.events("s0")).isEmpty();
        }
    }

    @Test
    void closesWhatSpeaksAnotherProtocol() {
        for (var text : List.of("nonsense", "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {}}", "[]")) {
            try (var socket = known()) {
                assertThat(socket.sendText(text).closedWith()).isEqualTo(4400);
            }
        }
    }

    @Test
    void closesTheOnesBeyondWhatACallerMayHave() {
        var caller = client("read", "developer");
        var sockets = IntStream.range(0, 5).mapToObj(i -> known(caller)).toList();
        try (var more = LiveSocketClient.open(port(), Map.of()).init(authorization(caller));
                var other = known()) {
            assertThat(more.closedWith()).isEqualTo(4429);
            assertThat(more.reason()).contains("max-per-caller");
            assertThat(other.isClosed()).isFalse();
        } finally {
            sockets.forEach(LiveSocketClient::close);
        }
    }

    @Test
    void closesWhenTheTokenIsTakenBack() {
        var caller = client("read", "developer");
        try (var socket = known(caller)) {
            socket.subscribe("1", ENTITIES);
            assertThat(caller.post("/auth/logout", "").status()).isEqualTo(204);
            assertThat(socket.closedWith()).isEqualTo(4401);
        }
    }

    @Test
    void dropsWhoTakesNothingWhileOthersGetEverything() throws IOException {
        var before = meters.get("aia.graphql.dropped").counter().count();
        var query = "subscription { entities(where: {types: [\"flood\"]}) { id entity { properties } } }";
        try (var slow = new StuckSocket(port(), http().authorization());
                var quick = known()) {
            slow.send("{\"type\": \"connection_init\"}");
            slow.send("{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"%s\"}}"
                    .formatted(query.replace("\"", "\\\"")));
            quick.subscribe("1", query);
            begun(quick);
            eventually(
                    "both read", () -> meters.get("aia.stream.readers").gauge().value() == 2);
            for (int i = 0; i < 4; i++) {
                graph().write(tx -> tx.run(
                        "UNWIND range(1, 300) AS i CREATE (:Entity {id: 'flood_' + randomUUID(), type: 'flood', text: $text})",
                        Map.of("text", "x".repeat(20_000))));
            }
            eventually("the quick one has all", () -> quick.events("1").size() >= 1_200);
            assertThat(quick.isClosed()).isFalse();

            eventually(
                    "the slow one is dropped",
                    () -> meters.get("aia.graphql.dropped").counter().count() > before);
            // Longer than Tomcat by itself waits for the caller.
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            assertThat(slow.closedWith()).isEqualTo(4413);
        }
    }

    private LiveSocketClient known() {
        return known(http());
    }

    private LiveSocketClient known(Http caller) {
        var socket = LiveSocketClient.open(port(), Map.of()).init(authorization(caller));
        eventually("it is known", socket::isKnown);
        return socket;
    }

    private static Map<String, String> authorization(Http caller) {
        return Map.of("Authorization", caller.authorization().substring("Authorization: ".length()));
    }

    private void write(String statement) {
        graph().write(tx -> tx.run(statement, Map.of()));
    }

    /** Waits until all subscriptions so far have their place: messages of one connection are worked on in order. */
    private static void begun(LiveSocketClient socket) {
        socket.send(Map.of("type", "ping"));
        eventually("a pong", () -> socket.types().contains("pong"));
        assertThat(socket.types()).doesNotContain("error", "next");
    }

    private static List<String> names(LiveSocketClient socket, String id) {
        return socket.events(id).stream()
                .map(event -> event.path("event").asString())
                .toList();
    }
}
