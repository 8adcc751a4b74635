package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.web.PressedServer.eventually;

import io.micrometer.context.ContextSnapshotFactory;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.Http;
import tech.aia.cypher.RequestTime;

/** Limits of time, size and load, at a server that has little of each. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PressureIT {
    private static final int CLIENTS = 500;
    private static final String ENDLESS = "UNWIND range(1, 1000000000000) AS endless RETURN count(endless) AS n";

    @SuppressWarnings("NullAway.Init")
    private PressedServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = PressedServer.start(data.resolve("store"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void wipe() {
        server.graph().write(tx -> tx.run("MATCH (n:Entity) DETACH DELETE n", Map.of()));
        eventually("the requests of before to be over", () -> server.running() == 0);
    }

    @Test
    void aStatementEndsWithItsRequestAndItsTransactionIsGone() {
        var answer = CompletableFuture.supplyAsync(() -> server.query(ENDLESS, ", \"timeout_ms\": 60000"));
        eventually("it to run", () -> server.transactions("AS endless") == 1);

        var refused = answer.join();
        assertThat(refused.status()).as(refused.text()).isEqualTo(504);
        assertThat(refused.errorCode()).isEqualTo("E013");
        assertThat(refused.json().path("error").path("request_id").asString())
                .isEqualTo(refused.header("X-Request-ID"));
        assertThat(refused.text()).contains("request that it belongs to");
        eventually("its transaction to be gone", () -> server.transactions("AS endless") == 0);
    }

    @Test
    void aStatementMayAskForLessTime() {
        var refused = server.query(ENDLESS, ", \"timeout_ms\": 100");

        assertThat(refused.status()).isEqualTo(504);
        assertThat(refused.text()).contains("within 100 ms");
    }

    @Test
    void aStepThatWaitsForAnotherOneEndsWithItsRequest() throws Exception {
        var id = server.http()
                .post("/tasks/submit", "{\"task_type\": \"x\", \"description\": \"y\"}")
                .json()
                .path("task_id")
                .asString();
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(() -> server.graph().write(tx -> {
            tx.run("MATCH (t:Entity {id: $id}) SET t.held = true", Map.of("id", id));
            locked.countDown();
            return await(release);
        }));
        assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            var refused = server.http().post("/tasks/" + id + "/cancel", "{}");

            assertThat(refused.status()).as(refused.text()).isEqualTo(504);
            assertThat(refused.errorCode()).isEqualTo("E013");
            assertThat(refused.text()).contains("within 3000 ms");
            eventually("only the holder to be left", () -> server.transactions("SET t._lock") == 0);
        } finally {
            release.countDown();
            holder.get(30, TimeUnit.SECONDS);
        }
        assertThat(server.http().get("/tasks/" + id).json().path("status").asString())
                .isEqualTo("accepted");
    }

    @Test
    void aBodyThatDripsInEndsWithItsRequest() throws IOException {
        try (var socket = server.begin("POST /tasks/submit", 1000, "")) {
            var out = socket.getOutputStream();
            for (int i = 0; i < 12; i++) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
            var line = new byte[12];
            assertThat(socket.getInputStream().readNBytes(line, 0, line.length)).isEqualTo(line.length);
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 504");
        }
    }

    @Test
    void aWorkerThatWaitsGetsItsEmptyListInTime() {
        var claim = server.http()
                .post("/workers/claim", "{\"worker\": \"w\", \"capabilities\": [\"nothing\"], \"wait_seconds\": 60}");

        assertThat(claim.status()).as(claim.text()).isEqualTo(200);
        assertThat(claim.json().path("tasks").isEmpty()).isTrue();
    }

    @Test
    void otherThreadsThatWorkForARequestHaveItsTime() throws Exception {
        var seen = new AtomicReference<@Nullable RequestTime>();
        try (var _ = RequestTime.begin(PressedServer.PATIENCE)) {
            var snapshot = ContextSnapshotFactory.builder().build().captureAll();
            var thread = Thread.ofVirtual()
                    .start(snapshot.wrap(() -> seen.set(RequestTime.current().orElse(null))));
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            assertThat(seen.get()).isSameAs(RequestTime.current().orElseThrow());
        }
    }

    @Test
    void aResultBeyondTheLimitIsRefusedOrBrokenOffWithAnError() {
        var large = "UNWIND range(1, 9000) AS x RETURN {text: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', x: x} AS m";
        var nodes =
                "UNWIND range(1, 3000) AS x CREATE (t:Entity:Big {id: 'big_' + x, type: 'big', text: 'aaaaaaaaaaaaaaaa'}) RETURN t";

        var drawn = server.query(nodes, ", \"format\": \"graph\", \"access_mode\": \"write\"");
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(413);
        assertThat(drawn.errorCode()).isEqualTo("E022");
        assertThat(drawn.text()).contains("204800 bytes");
        assertThat(server.graph().read("MATCH (b:Big) RETURN b", Map.of()))
                .as("undone")
                .isEmpty();

        var lines = server.raw(large, "ndjson");
        assertThat(lines).startsWith("HTTP/1.1 200").contains("\"$error\"").contains("Aia.Cypher.ResultTooLarge");
        assertThat(lines).as("not whole").doesNotEndWith("0\r\n\r\n");
        assertThat(server.raw(large, "json")).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");

        var cut = server.query(large, ", \"byte_limit\": 204800").json().path("metadata");
        assertThat(cut.path("truncated_by").asString()).isEqualTo("bytes");
    }

    @Test
    void healthAnswersAndNothingGrowsWhileFiveHundredClientsPress() throws Exception {
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var over = new AtomicBoolean();
        var most = 0.0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    while (!over.get()) {
                        var answer = server.query("UNWIND range(1, 100000) AS x RETURN sum(x) AS n", "");
                        statuses.merge(isToldWell(answer) ? answer.status() : -1, 1, Integer::sum);
                    }
                });
            }
            try {
                eventually("them to press", () -> statuses.getOrDefault(503, 0) > CLIENTS);
                for (int i = 0; i < 10; i++) {
                    var health = server.stranger().get("/health");
                    assertThat(health.status()).as(health.text()).isEqualTo(200);
                    most = Math.max(most, server.running() + server.waiting());
                }
                assertThat(server.http().get("/actuator/prometheus").text())
                        .contains("aia_requests_shed_total{lane=\"other\"}");
            } finally {
                over.set(true);
            }
        }
        assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 503);
        assertThat(most).isLessThanOrEqualTo(2 * PressedServer.AT_ONCE + 0.5);
        assertThat(server.shed()).isGreaterThanOrEqualTo(CLIENTS);
        eventually("all to be over", () -> server.running() == 0 && server.waiting() == 0);
    }

    private static boolean isToldWell(Http.Answer answer) {
        return answer.status() != 503
                || (answer.errorCode().equals("E012")
                        && !answer.header("Retry-After").isEmpty()
                        && !answer.header("X-Request-ID").isEmpty());
    }

    @Test
    void bodiesTakeNoMoreMemoryThanTheyMay() throws IOException {
        var before = server.shed();
        var sockets = new ArrayList<Socket>();
        var part = " ".repeat(1_000_000);
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(server.begin("POST /tasks/submit", 1_000_010, part));
            }
            eventually("one to be refused", () -> server.shed() > before);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void eventStreamsTakeNoPlaceOfOthers() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3 * PressedServer.AT_ONCE; i++) {
                var socket = server.begin("GET /events/stream", 0, "");
                sockets.add(socket);
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            assertThat(server.streams()).isEqualTo(3.0 * PressedServer.AT_ONCE);
            eventually("their places to be free", () -> server.running() == 0);
            assertThat(server.http().get("/tasks?limit=1").status()).isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
