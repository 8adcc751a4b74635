package tech.aia.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.stream.Patience.eventually;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tech.aia.app.Http;
import tech.aia.app.Server;
import tech.aia.app.live.LiveSocketClient;
import tech.aia.cypher.Graph;

/** What needs a server of its own: little room, short patience, and an end. */
class StreamLifeIT {
    @TempDir
    private Path data;

    private ConfigurableApplicationContext context;

    @BeforeEach
    void start() {
        context = SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--aia.data=" + data.resolve("store"),
                "--aia.neo4j.bolt-port=0",
                "--aia.neo4j.page-cache=64MB",
                "--aia.stream.max-readers=12",
                "--aia.stream.buffer=20",
                "--aia.stream.heartbeat=100ms",
                "--aia.stream.write-timeout=3s",
                "--spring.lifecycle.timeout-per-shutdown-phase=1s",
                "--logging.level.root=WARN");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aStreamGoesOnAfterARestartWithWhatWasMissed() {
        var stream = open("?types=thing", null);
        create("thing_1");
        eventually("the first", () -> stream.hasSubject("thing_1"));
        create("thing_2");
        eventually("the second", () -> stream.hasSubject("thing_2"));
        var socket = LiveSocketClient.open(port(), Map.of())
                .init(Map.of("Authorization", http().authorization().substring("Authorization: ".length())));
        eventually("the WebSocket is known", socket::isKnown);
        context.close();

        assertThat(socket.closedWith()).isEqualTo(1001);

        eventually("the end", stream::isOver);
        assertThat(stream.names()).containsExactly("thing.created", "thing.created", "bye");
        var first = stream.received().getFirst().id();
        start();
        create("thing_3");
        try (var fromFirst = open("?types=thing", first);
                var fromLast = open("?types=thing", stream.lastId())) {
            create("thing_4");
            eventually("the rest", () -> fromFirst.hasSubject("thing_4") && fromLast.hasSubject("thing_4"));
            assertThat(fromFirst.subjects()).containsExactly("thing_2", "thing_3", "thing_4");
            assertThat(fromLast.subjects()).containsExactly("thing_3", "thing_4");
        }
    }

    @Test
    void aReaderThatDoesNotReadIsDroppedWhileAnotherGetsEverything() throws IOException {
        cypher("CREATE (:Entity {id: $long + 'a', type: 'thing'}), (:Entity {id: $long + 'b', type: 'thing'})");
        try (var idle = new Socket();
                var reading = open("?events=relationship.*", null)) {
            idle.setReceiveBufferSize(4096);
            idle.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            idle.getOutputStream()
                    .write(("GET /events/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + http().authorization() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            eventually("both are there", () -> meter("aia.stream.readers") == 2);

            // More than the buffers of both sockets hold, and than the server keeps in memory.
            for (int i = 0; i < 3; i++) {
                cypher("""
                        MATCH (a:Entity {id: $long + 'a'}), (b:Entity {id: $long + 'b'})
                        UNWIND range(1, 10000) AS i CREATE (a)-[:LINKED {i: i}]->(b)""");
            }
            eventually("it is dropped", () -> dropped() == 1);
            assertThat(reading.isOver()).isFalse();
            cypher("MATCH (a:Entity {id: $long + 'a'}), (b:Entity {id: $long + 'b'}) CREATE (b)-[:LAST]->(a)");
            eventually("the other has all", () -> {
                assertThat(reading.isOver()).as("the other is sent away, too").isFalse();
                return reading.count() >= 30_001;
            });

            assertThat(reading.received().stream().map(EventStream.Received::id))
                    .doesNotHaveDuplicates()
                    .hasSize(30_001);
            assertThat(reading.received().getLast().data().path("relationship").asString())
                    .isEqualTo("LAST");
            assertThat(dropped()).isEqualTo(1);

            // Now it reads, late, all that was on its way, and then why it ends.
            idle.setSoTimeout(60_000);
            var rest = new String(idle.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).contains("event: dropped\ndata: {\"reason\":\"You took nothing for 3 s");
            eventually("its place is free", () -> meter("aia.stream.readers") == 1);
        }
    }

    @Test
    void readersThatFallOutOfTheBufferMissNothing() throws Exception {
        cypher("CREATE (:Entity {id: 'a', type: 'thing'}), (:Entity {id: 'b', type: 'thing'})");
        var streams = new ArrayList<EventStream>();
        for (int i = 0; i < 4; i++) {
            streams.add(open("?events=relationship.*", null));
        }
        var writers = IntStream.range(0, 4)
                .mapToObj(w -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 15; i++) {
                        cypher("""
                                MATCH (a:Entity {id: 'a'}), (b:Entity {id: 'b'})
                                UNWIND range(1, 30) AS n CREATE (a)-[:LINKED]->(b)""");
                    }
                }))
                .toList();
        eventually("some", () -> streams.getFirst().count() > 100);
        var late = streams.getFirst().received().getFirst().id();
        streams.add(open("?events=relationship.*", late));
        for (var writer : writers) {
            writer.join();
        }

        eventually("all", () -> streams.stream().limit(4).allMatch(s -> s.count() >= 1800));
        eventually("all but the first", () -> streams.getLast().count() >= 1799);
        var ids = streams.getFirst().received().stream()
                .map(EventStream.Received::id)
                .toList();
        assertThat(ids)
                .hasSize(1800)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> EventId.parse(one)
                        .orElseThrow()
                        .compareTo(EventId.parse(other).orElseThrow()));
        for (var stream : streams) {
            var expected = stream == streams.getLast() ? ids.subList(1, ids.size()) : ids;
            assertThat(stream.received().stream().map(EventStream.Received::id)).containsExactlyElementsOf(expected);
        }
        streams.forEach(EventStream::close);
    }

    @Test
    void oneTooManyIsToldWhenToComeBack() throws Exception {
        var streams = IntStream.range(0, 12).mapToObj(i -> open("", null)).toList();
        var client = HttpClient.newHttpClient();
        var request = http().request("/events/stream").build();

        var refused = client.send(request, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("E012").contains("aia.stream.max-readers");
        streams.getFirst().close();
        eventually("its place is given to another", () -> meter("aia.stream.readers") == 11);
        open("", null).close();
        streams.forEach(EventStream::close);
    }

    @Test
    void silenceIsFilledWithHeartbeatsThatMoveThePlaceOn() {
        try (var stream = open("?types=nothing", null)) {
            var first = stream.lastId();
            create("thing_1");
            eventually("heartbeats", () -> stream.comments().size() >= 2);
            eventually("a later place", () -> !stream.lastId().equals(first));
            assertThat(stream.comments()).containsOnly(": heartbeat", "retry: 2000");
            assertThat(stream.received()).isEmpty();
        }
    }

    @Test
    void aStreamEndsWithItsTokenAndSaysSo() {
        var caller = http();
        var stream = EventStream.open(caller, "?types=nothing", null);
        try (var other = open("?types=nothing", null)) {
            assertThat(caller.post("/auth/logout", "").status()).isEqualTo(204);
            eventually("the end", stream::isOver);

            assertThat(stream.names()).containsExactly("unauthenticated");
            assertThat(stream.received().getFirst().data().path("reason").asString())
                    .contains("good no more");
            assertThat(other.isOver()).isFalse();
        }
    }

    @Test
    void openStreamsEndWithAGoodbyeWhenTheServerStops() {
        var streams = IntStream.range(0, 10).mapToObj(i -> open("", null)).toList();
        var readers = context.getBean(Readers.class);

        readers.stop();

        eventually("all are over", () -> streams.stream().allMatch(EventStream::isOver));
        assertThat(streams).allSatisfy(stream -> assertThat(stream.names()).containsExactly("bye"));
    }

    private double meter(String name) {
        return context.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private double dropped() {
        return context.getBean(MeterRegistry.class)
                .get("aia.stream.dropped")
                .counter()
                .count();
    }

    private EventStream open(String query, @Nullable String lastId) {
        return EventStream.open(http(), query, lastId);
    }

    private Http http() {
        return Http.firstClient(port(), data.resolve("store"));
    }

    private int port() {
        return java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private void create(String id) {
        context.getBean(Graph.class).write(tx -> tx.run("CREATE (:Entity {id: $id, type: 'thing'})", Map.of("id", id)));
    }

    private void cypher(String statement) {
        context.getBean(Graph.class).write(tx -> tx.run(statement, Map.of("long", "thing_" + "x".repeat(300))));
    }
}
