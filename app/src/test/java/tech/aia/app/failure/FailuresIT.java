package tech.aia.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import tech.aia.cypher.server.Credentials;
import tech.aia.cypher.server.EmbeddedNeo4j;

/**
 * Kills servers while tasks go through them, and finds every promise kept. {@code -Daia.failures.tasks=10000} makes a long run of it; the
 * number of faults grows with that of tasks.
 */
class FailuresIT {
    private static final int TASKS = Integer.getInteger("aia.failures.tasks", 640);

    /** A run of this size visits every point both ways; a shorter one, which is part of every build, visits each point one way. */
    private static final int WHOLE = 2_000;

    private static final int ROUNDS = Math.max(1, TASKS / WHOLE);
    private static final int MORE = 8;
    private static final List<KillPoint> ALL = List.of(KillPoint.values());
    private static final List<KillPoint> EMBEDDED =
            TASKS < WHOLE ? List.of(KillPoint.ACCEPTED, KillPoint.RUNNING, KillPoint.EVENT_WRITTEN) : ALL;
    private static final List<KillPoint> SHARED =
            TASKS < WHOLE ? List.of(KillPoint.ASSIGNED, KillPoint.RESULT_WRITTEN) : ALL;

    @TempDir
    private Path directory;

    private final List<ServerUnderTest> started = new ArrayList<>();
    private int kills;

    @Test
    void anEmbeddedServerKilledAtEveryPointKeepsItsPromises() {
        var lives = EMBEDDED.size() * ROUNDS;
        var share = TASKS / 2 / (lives + 1);
        var clock = Duration.ZERO;
        try (var traffic = new Traffic("embedded")) {
            for (int life = 0; life < lives; life++) {
                var point = EMBEDDED.get(life % EMBEDDED.size());
                var server = start(traffic, "embedded", null, point, clock);
                traffic.servers().add(server.url());
                traffic.submit(share);
                server.awaitPoint(() -> traffic.submit(MORE));
                kill(traffic, server);
                // Each start finds that an hour has gone by, and so all leases over.
                clock = clock.plusHours(1);
            }
            var server = start(traffic, "embedded", null, null, clock);
            traffic.servers().add(server.url());
            traffic.submit(TASKS / 2 - share * lives);
            var password = new Credentials(directory.resolve("embedded").resolve("credentials"))
                    .get(EmbeddedNeo4j.PASSWORD_KEY)
                    .orElseThrow();
            check(
                    "one server with its own database",
                    traffic,
                    server.boltUri(),
                    AuthTokens.basic("neo4j", password),
                    "");
        } finally {
            started.forEach(ServerUnderTest::close);
        }
    }

    @Test
    void serversThatShareADatabaseKeepTheirPromisesWhenEitherOrTheDatabaseGoes() {
        var faults = (SHARED.size() + 2) * ROUNDS;
        var share = TASKS / 2 / (faults + 1);
        try (var neo4j = new SharedNeo4j(directory.resolve("neo4j"));
                var traffic = new Traffic("shared")) {
            var staying = joined(traffic, "staying", neo4j);
            for (int round = 0; round < ROUNDS; round++) {
                // While one stands still, maybe inside a transaction, and dies, the other goes on.
                for (var point : SHARED) {
                    var dying =
                            start(traffic, "dying-" + round + "-" + point, neo4j.uri(), point, Duration.ofSeconds(-1));
                    traffic.servers().add(dying.url());
                    traffic.submit(share);
                    dying.awaitPoint(() -> traffic.submit(MORE));
                    kill(traffic, dying);
                }

                traffic.submit(share);
                neo4j.stop();
                neo4j.startAgain();
                traffic.awaitAccepted();

                var next = joined(traffic, "next-" + round, neo4j);
                traffic.submit(share);
                kill(traffic, staying);
                traffic.awaitAccepted();
                staying = next;
            }
            traffic.submit(TASKS / 2 - share * faults);
            check(
                    "servers that share a database",
                    traffic,
                    neo4j.uri(),
                    AuthTokens.none(),
                    ", " + ROUNDS + " stops of the database");
        } finally {
            started.forEach(ServerUnderTest::close);
        }
    }

    private ServerUnderTest joined(Traffic traffic, String name, SharedNeo4j neo4j) {
        var server = start(traffic, name, neo4j.uri(), null, Duration.ZERO);
        traffic.servers().add(server.url());
        return server;
    }

    private ServerUnderTest start(
            Traffic traffic, String name, @Nullable URI neo4j, @Nullable KillPoint point, Duration clock) {
        var after = point == KillPoint.ACCEPTED || point == KillPoint.ASSIGNED ? 1 : 3;
        var server = ServerUnderTest.start(new ServerUnderTest.Start(
                directory.resolve(name),
                neo4j,
                point,
                after,
                clock,
                traffic.webhook().host()));
        started.add(server);
        return server;
    }

    private void kill(Traffic traffic, ServerUnderTest server) {
        server.kill();
        traffic.servers().remove(server.url());
        kills++;
    }

    private void check(String what, Traffic traffic, URI bolt, AuthToken token, String moreFaults) {
        try (var driver = GraphDatabase.driver(bolt, token)) {
            var graph = new GraphCheck(driver, traffic.ledger());
            traffic.finish(graph);
            var ends = graph.requireEveryPromiseKept(traffic.submitted());
            assertThat(ends.keySet()).contains("completed", "failed");
            var events = graph.requireEveryChangeLogged();
            Traffic.eventually(
                    "the reader has all events", () -> traffic.reader().count() >= events.size());
            assertThat(traffic.reader().ids()).isEqualTo(events);
            assertThat(traffic.reader().otherNames()).isSubsetOf("bye", "dropped");
            var changes = graph.changesOfTasks();
            Traffic.eventually(
                    "the webhook is told of all changes",
                    () -> traffic.webhook().count() >= changes.size());
            traffic.webhook().requireTold(changes);
            System.out.printf(
                    "Failures, %s: %d tasks (%s); %d servers killed%s, %d workers died, %d late reports refused,"
                            + " %d requests without an answer, %d tasks worked on more than once;"
                            + " %d events read in order over %d connections; a webhook was told of %d changes, %d of them again%n",
                    what,
                    traffic.submitted(),
                    ends,
                    kills,
                    moreFaults,
                    traffic.ledger().deadWorkers(),
                    traffic.ledger().fencedCount(),
                    traffic.servers().unanswered(),
                    traffic.ledger().repeated(),
                    events.size(),
                    traffic.reader().connections(),
                    changes.size(),
                    traffic.webhook().repeated());
        }
    }
}
