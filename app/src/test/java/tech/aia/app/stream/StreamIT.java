package tech.aia.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.DefaultChanges;
import tech.aia.cypher.server.EmbeddedNeo4j;

class StreamIT extends AppIT {
    private static final String ENTITIES = "/knowledge-graph/entities";

    @Autowired
    private EmbeddedNeo4j server;

    @Autowired
    private Changes changes;

    @Autowired
    private MeterRegistry meters;

    @Test
    void everyKindOfChangeArrivesInOrderAndByName() {
        try (var stream = open("")) {
            create("customer", "1");
            create("product", "1");
            cypher("MATCH (c {id: 'customer_1'}), (p {id: 'product_1'}) CREATE (c)-[:PURCHASED {amount: 1}]->(p)");
            cypher("MATCH ()-[r:PURCHASED]->() SET r.amount = 2");
            http().json("PATCH", ENTITIES + "/customer_1", "{\"properties\": {\"name\": \"B\"}}");
            cypher("MATCH ()-[r:PURCHASED]->() DELETE r");
            http().delete(ENTITIES + "/customer_1");
            upTo("end", stream);

            assertThat(stream.names())
                    .containsExactly(
                            "customer.created",
                            "product.created",
                            "relationship.added",
                            "relationship.updated",
                            "customer.updated",
                            "relationship.removed",
                            "customer.deleted",
                            "marker.created");
            var added = stream.received().get(2);
            assertThat(added.data().path("id").asString()).isEqualTo(added.id());
            assertThat(added.data().path("event").asString()).isEqualTo("relationship.added");
            assertThat(added.data().path("change").asString()).isEqualTo("relationship_added");
            assertThat(added.data().path("type").asString()).isEqualTo("customer");
            assertThat(added.data().path("relationship").asString()).isEqualTo("PURCHASED");
            assertThat(added.data().path("subjects").valueStream().map(id -> id.asString()))
                    .containsExactly("customer_1", "product_1");
            assertThat(added.id()).startsWith(added.data().path("cursor").asLong() + "-");
            assertThat(Instant.parse(added.data().path("at").asString()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
    }

    @Test
    void allChangesOfATransactionArriveAndEachCanBeResumedFrom() {
        try (var stream = open("")) {
            cypher("UNWIND range(1, 5) AS i CREATE (:Entity {id: 'bulk_' + i, type: 'bulk'})");
            upTo("end", stream);
            assertThat(stream.subjects()).hasSize(6);
            var ids = stream.received().stream().map(EventStream.Received::id).toList();
            assertThat(ids).doesNotHaveDuplicates();
            for (int i = 0; i < 6; i++) {
                try (var resumed = open("", ids.get(i))) {
                    var from = i;
                    eventually("the rest", () -> resumed.count() >= 5 - from);
                    assertThat(resumed.subjects()).isEqualTo(stream.subjects().subList(i + 1, 6));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events=task.*|task.created,task.updated,task.deleted",
                "events=*.deleted|task.deleted",
                "events=customer.created,relationship.*|customer.created,relationship.added,relationship.removed",
                "events=*|customer.created,task.created,relationship.added,task.updated,relationship.removed,task.deleted",
                "events=*sk.c*d|task.created",
                "types=customer|customer.created",
                "types=customer,task&changes=created|customer.created,task.created",
                "changes=relationship_added|relationship.added",
                "subject=customer_1|customer.created,relationship.added,relationship.removed",
                "subject=customer_1&changes=created,deleted&events=*.created|customer.created"
            })
    void aFilterLetsThroughWhatItSays(String query, String expected) {
        try (var all = open("");
                var filtered = open("?" + query)) {
            var from = all.lastId();
            create("customer", "1");
            create("task", "1");
            cypher("MATCH (t {id: 'task_1'}), (c {id: 'customer_1'}) CREATE (t)-[:ABOUT]->(c)");
            assertThat(http().json("PATCH", ENTITIES + "/task_1", "{\"properties\": {\"name\": \"B\"}}")
                            .status())
                    .isEqualTo(200);
            cypher("MATCH ()-[r:ABOUT]->() DELETE r");
            assertThat(http().delete(ENTITIES + "/task_1").status()).isEqualTo(204);
            eventually("all", () -> all.names().contains("task.deleted"));
            var names = List.of(expected.split(","));
            eventually("the filtered", () -> filtered.names().size() >= names.size());

            assertThat(filtered.names()).isEqualTo(names);
            var page = http().get("/events?after=" + from + "&" + query).json();
            assertThat(page.path("events")
                            .valueStream()
                            .map(event -> event.path("event").asString()))
                    .containsExactlyElementsOf(names);
            assertThat(page.path("more").asBoolean()).isFalse();
        }
    }

    @Test
    void resumingGivesExactlyWhatWasMissedAndThenWhatComes() {
        var stream = open("");
        create("customer", "seen");
        eventually("the first", () -> stream.hasSubject("customer_seen"));
        stream.close();
        IntStream.range(0, 50).forEach(i -> create("customer", "missed" + i));

        try (var resumed = open("", stream.lastId())) {
            create("customer", "live");
            upTo("end", resumed);

            var expected = new ArrayList<String>();
            IntStream.range(0, 50).forEach(i -> expected.add("customer_missed" + i));
            expected.addAll(List.of("customer_live", "marker_end"));
            assertThat(resumed.subjects()).isEqualTo(expected);
        }
    }

    @Test
    void whoSawNothingYetCanResumeToo() {
        var stream = open("?events=nothing.*");
        stream.close();
        create("customer", "1");

        try (var resumed = EventStream.open(http(), "?last_event_id=" + stream.lastId(), null)) {
            eventually("what was missed", () -> resumed.hasSubject("customer_1"));
        }
    }

    @Test
    void theHeaderGoesBeforeTheParameter() {
        try (var stream = open("")) {
            create("customer", "1");
            upTo("end", stream);
            var first = stream.received().getFirst().id();
            try (var resumed = open("?last_event_id=0-0", first)) {
                upTo("end2", resumed);
                assertThat(resumed.subjects()).containsExactly("marker_end", "marker_end2");
            }
        }
    }

    @Test
    void aChangeMadeInABoltSessionArrives() {
        try (var stream = open("?types=bolt");
                var driver = GraphDatabase.driver(
                        server.boltUri(), AuthTokens.basic(EmbeddedNeo4j.USER, server.password()));
                var session = driver.session()) {
            session.run("CREATE (:Entity {id: 'bolt_1', type: 'bolt'})").consume();

            eventually("the change", () -> stream.names().equals(List.of("bolt.created")));
        }
    }

    @Test
    void aTypeThatLooksLikeTheFormatOfTheStreamCannotForgeEvents() {
        try (var stream = open("")) {
            graph().write(tx -> tx.run(
                    "CREATE (:Entity {id: $id, type: $type})",
                    Map.of("id", "x\n\nevent: evil\ndata: {}", "type", "a\n\nevent: evil\ndata: {}")));
            upTo("end", stream);

            assertThat(stream.names()).containsExactly("entity.created", "marker.created");
            assertThat(stream.received().getFirst().subject()).isEqualTo("x\n\nevent: evil\ndata: {}");
        }
    }

    @Test
    void twoHundredReadersGetEverything() {
        var streams =
                IntStream.range(0, 200).mapToObj(i -> open("?types=crowd")).toList();
        try {
            assertThat(meters.get("aia.stream.readers").gauge().value()).isGreaterThanOrEqualTo(200);
            var expected = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                cypher("UNWIND range(1, 5) AS i CREATE (:Entity {id: 'crowd_%d_' + i, type: 'crowd'})".formatted(i));
            }
            var one = streams.getFirst();
            eventually("all", () -> streams.stream().allMatch(s -> s.count() >= 100));
            expected.addAll(
                    one.received().stream().map(EventStream.Received::id).toList());
            assertThat(expected).doesNotHaveDuplicates().hasSize(100);
            assertThat(streams)
                    .allSatisfy(s -> assertThat(s.received().stream().map(EventStream.Received::id))
                            .containsExactlyElementsOf(expected));
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void pagesHoldEachEventOnce() {
        String from;
        try (var stream = open("")) {
            from = stream.lastId();
        }
        cypher("UNWIND range(1, 7) AS i CREATE (:Entity {id: 'paged_' + i, type: 'paged'})");
        cypher("UNWIND range(8, 10) AS i CREATE (:Entity {id: 'paged_' + i, type: 'paged'})");

        var subjects = new ArrayList<String>();
        var after = from;
        var pages = 0;
        boolean more;
        do {
            var page = http().get("/events?limit=4&types=paged&after=" + after).json();
            page.path("events")
                    .forEach(
                            event -> subjects.add(event.path("subjects").path(0).asString()));
            after = page.path("next").asString();
            more = page.path("more").asBoolean();
            pages++;
        } while (more);

        assertThat(pages).isEqualTo(3);
        assertThat(subjects).doesNotHaveDuplicates().hasSize(10);
        cypher("CREATE (:Entity {id: 'paged_later', type: 'paged'})");
        assertThat(http().get("/events?after=" + after).text()).contains("paged_later");
        assertThat(http().get("/events?limit=1").json().path("events").size()).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsNoLongerKeptIsToldAndTheStreamGoesOn() {
        String old;
        try (var stream = open("")) {
            old = stream.lastId();
            create("customer", "1");
            upTo("before", stream);
        }
        ((DefaultChanges) changes).prune(Instant.now().plusMillis(1));

        var gone = http().get("/events?after=" + old);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.errorCode()).isEqualTo("E017");
        // Of the latest events, the feed may still have those that the log forgot; never of the very first.
        var first = "1-1";
        try (var stream = open("", first)) {
            eventually("the reset", () -> stream.names().equals(List.of("reset")));
            var reset = stream.received().getFirst();
            assertThat(reset.data().path("last_event_id").asString()).isEqualTo(first);
            assertThat(reset.id()).isEqualTo(reset.data().path("resumed_at").asString());
            eventually("the clock to pass the horizon", () -> {
                create("customer", String.valueOf(System.nanoTime()));
                return stream.names().contains("customer.created");
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events=|events",
                "events=customer|events",
                "events=Customer.created|events",
                "events=customer.crated|events",
                "events=***.created|events",
                "events=a.b.c|events",
                "events=task.*,,*.deleted|events",
                "types=Customer|types",
                "types=a b|types",
                "changes=exploded|changes",
                "changes=CREATED|changes",
                "subject=|subject",
                "event=task.*|event",
                "last_event_id=|last_event_id",
                "last_event_id=x|last_event_id",
                "last_event_id=12|last_event_id",
                "last_event_id=-1-1|last_event_id",
                "last_event_id=99999999999999999999-1|last_event_id",
                "last_event_id=9999999999999999-1|last_event_id",
                "limit=5|limit"
            })
    void refusesABadStreamWithTheParameterThatIsWrong(String query, String field) {
        var at = query.indexOf('=');
        var refused = http().get(
                        "/events/stream?" + query.substring(0, at + 1) + Http.encoded(query.substring(at + 1)),
                        "text/event-stream");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=1001,limit", "limit=x,limit", "after=x,after", "last_event_id=1-1,last_event_id"
    })
    void refusesABadPageWithTheParameterThatIsWrong(String query, String field) {
        var refused = http().get("/events?" + query);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void aMalformedHeaderIsRefusedByItsName() {
        var refused = http().send(http().request("/events/stream")
                .header("Last-Event-ID", "yesterday")
                .GET());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("Last-Event-ID");
    }

    @Test
    void aReaderThatGoesAwayLeavesItsPlace() {
        var before = meters.get("aia.stream.readers").gauge().value();
        for (int i = 0; i < 5; i++) {
            open("").close();
        }
        eventually("they are seen to be gone", () -> {
            create("customer", String.valueOf(System.nanoTime()));
            return meters.get("aia.stream.readers").gauge().value() <= before;
        });
    }

    @Test
    void isDescribed() {
        var paths = http().get("/api/openapi.json").json().path("paths");

        assertThat(paths.path("/events/stream")
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .has("text/event-stream"))
                .isTrue();
        assertThat(paths.path("/events")
                        .path("get")
                        .path("parameters")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .containsExactlyInAnyOrder("after", "limit", "events", "types", "changes", "subject");
    }

    private EventStream open(String query) {
        return open(query, null);
    }

    private EventStream open(String query, @Nullable String lastId) {
        return EventStream.open(http(), query, lastId);
    }

    /** Makes a last change and waits for it, so that what came before it is all there is. */
    private void upTo(String key, EventStream stream) {
        create("marker", key);
        eventually("the last change", () -> stream.hasSubject("marker_" + key));
    }

    private void create(String type, String key) {
        var json = "{\"type\": \"%s\", \"id\": \"%s\", \"properties\": {\"name\": \"x\"}}".formatted(type, key);
        assertThat(http().post(ENTITIES, json).status()).isEqualTo(201);
    }

    private void cypher(String statement) {
        graph().write(tx -> tx.run(statement, Map.of()));
    }
}
