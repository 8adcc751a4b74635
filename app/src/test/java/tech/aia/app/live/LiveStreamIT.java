package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions over server-sent events. */
class LiveStreamIT extends AppIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String THINGS =
            "subscription { entities(where: {types: [\"thing\"]}) { event id entity { name } } }";
    private static final String STREAM = "text/event-stream";

    /** The lines of a stream, as they come. */
    private static final class Lines implements AutoCloseable {
        private final HttpResponse<Stream<String>> response;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean over;

        Lines(HttpResponse<Stream<String>> response) {
            this.response = response;
            Thread.ofVirtual().start(() -> {
                try (var body = response.body()) {
                    body.forEach(lines::add);
                } catch (UncheckedIOException gone) {
                    lines.add("broken");
                }
                over = true;
            });
        }

        List<String> events() {
            return lines.stream()
                    .filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                    .toList();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    @Test
    void sendsResultsAsEvents() throws Exception {
        try (var stream = open(http(), THINGS)) {
            assertThat(stream.response.statusCode()).isEqualTo(200);
            assertThat(stream.response.headers().firstValue("content-type").orElseThrow())
                    .startsWith(STREAM);
            write(
                    "CREATE (:Entity {id: 'thing_1', type: 'thing', name: 'A'}), (:Entity {id: 'other_1', type: 'other'})");
            eventually("the first", () -> stream.events().size() == 2);
            write("MATCH (e {id: 'thing_1'}) DETACH DELETE e");
            eventually("both", () -> stream.events().size() == 4);

            assertThat(stream.events())
                    .containsExactly(
                            "event: next",
                            "data: {\"data\":{\"entities\":{\"event\":\"CREATED\",\"id\":\"thing_1\",\"entity\":{\"name\":\"A\"}}}}",
                            "event: next",
                            "data: {\"data\":{\"entities\":{\"event\":\"DELETED\",\"id\":\"thing_1\",\"entity\":null}}}");
            eventually("a heartbeat", () -> stream.lines.getLast().equals("") && stream.lines.contains(":"));
        }
    }

    @Test
    void hasNoMoreThanACallerMayHave() throws Exception {
        // What the server has not yet seen the end of would be counted as another test's.
        var caller = client("read", "unlimited");
        var streams = new ArrayList<Lines>();
        try {
            for (int i = 0; i < 5; i++) {
                streams.add(open(caller, THINGS));
            }
            assertThat(caller.post("/graphql", "{\"query\": \"{ customers { id } }\"}")
                            .status())
                    .isEqualTo(200);
            var more = post(caller, THINGS, STREAM);
            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.body()).contains("max-per-caller");
        } finally {
            streams.forEach(Lines::close);
        }
        eventually("room again", () -> {
            try {
                var again = ask(caller, THINGS);
                again.body().close();
                return again.statusCode() == 200;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @Test
    void answersQueriesInJsonWhateverElseIsAccepted() throws Exception {
        var answer = post(
                http(),
                "{ __typename }",
                "application/graphql-response+json, application/json, text/event-stream, multipart/mixed");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(post(http(), "{ __typename }", STREAM).body()).contains("Aia.GraphQl.OtherTransport");
        var single = post(http(), THINGS, "application/json");
        assertThat(single.statusCode()).isEqualTo(200);
        assertThat(single.body()).contains("Aia.GraphQl.OtherTransport");
    }

    @Test
    void tellsByTheStatusWhyThereIsNoStream() throws Exception {
        assertThat(post(http(), "subscription { nothing }", STREAM).statusCode())
                .isEqualTo(400);
        assertThat(post(client("execute", "developer"), THINGS, STREAM).statusCode())
                .isEqualTo(403);
        assertThat(post(stranger(), THINGS, STREAM).statusCode()).isEqualTo(401);
        var list = "\"x\",".repeat(101);
        assertThat(post(http(), "subscription { entities(where: {ids: [" + list + "]}) { id } }", STREAM)
                        .body())
                .contains("where.ids");
    }

    @Test
    void endsWhenTheTokenIsTakenBack() throws Exception {
        var caller = client("read", "developer");
        try (var stream = open(caller, THINGS)) {
            assertThat(caller.post("/auth/logout", "").status()).isEqualTo(204);
            eventually("the end", () -> stream.over);

            assertThat(stream.events().getFirst()).isEqualTo("event: next");
            assertThat(stream.events().get(1)).contains("UNAUTHORIZED", "Aia.GraphQl.Live.UNAUTHENTICATED");
            assertThat(stream.events().get(2)).isEqualTo("event: complete");
        }
    }

    @Test
    void showsTheSchemaToWhoIsKnown() {
        assertThat(http().get("/graphql/schema").text()).contains("type Subscription", "changeCursor: String!");
        assertThat(stranger().get("/graphql/schema").status()).isEqualTo(401);
    }

    private static Lines open(Http caller, String query) throws Exception {
        return new Lines(ask(caller, query));
    }

    private static HttpResponse<Stream<String>> ask(Http caller, String query) throws Exception {
        return CLIENT.send(
                caller.request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", STREAM)
                        .POST(body(query))
                        .build(),
                BodyHandlers.ofLines());
    }

    private static HttpResponse<String> post(Http caller, String query, String accept) {
        return caller.send(caller.request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", accept)
                        .POST(body(query)))
                .response();
    }

    private static BodyPublisher body(String query) {
        return BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query)));
    }

    private void write(String statement) {
        graph().write(tx -> tx.run(statement, Map.of()));
    }
}
