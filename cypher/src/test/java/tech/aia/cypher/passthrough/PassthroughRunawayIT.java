package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tech.aia.cypher.passthrough.Doors.read;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.support.TestNeo4j;

class PassthroughRunawayIT {
    private static final String RUNAWAY = "UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n";

    private final TestNeo4j neo4j = TestNeo4j.asItIs();

    @Test
    void answersOthersWhileTenRunawaysRun() throws Exception {
        var passthrough = Doors.passthrough(neo4j, Map.of("aia.cypher.max-concurrent", "12"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(10);
            var runaways = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(runaway(passthrough, started)))
                    .toList();
            started.await();

            assertThat(Doors.single(passthrough, "RETURN 42 AS answer")).isEqualTo(42L);

            for (Future<@Nullable Throwable> runaway : runaways) {
                assertThat(runaway.get())
                        .isInstanceOf(GraphException.Stopped.class)
                        .hasMessageContaining("within 3000 ms");
            }
        }
        Doors.awaitTurns(passthrough, 12);
    }

    @Test
    void tellsThatItIsBusyWhenAllTurnsAreTaken() throws Exception {
        var passthrough =
                Doors.passthrough(neo4j, Map.of("aia.cypher.max-concurrent", "1", "aia.cypher.max-wait", "50ms"));
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> passthrough.run(read("RETURN 1 AS x"), Doors.each(row -> {
                inside.countDown();
                return await(leave);
            })));
            inside.await();

            var refused = catchThrowable(() -> Doors.run(passthrough, read("RETURN 2 AS x")));

            leave.countDown();
            assertThat(refused).isInstanceOf(GraphException.Busy.class).hasMessageContaining("Try again");
            assertThat(first.get().rows()).isEqualTo(1);
        }
        assertThat(Doors.single(passthrough, "RETURN 3 AS x")).isEqualTo(3L);
    }

    @Test
    void waitsForItsTurn() throws Exception {
        var passthrough = Doors.passthrough(neo4j, Map.of("aia.cypher.max-concurrent", "1"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 6)
                    .<Callable<@Nullable Object>>mapToObj(i -> () -> Doors.single(passthrough, "RETURN 7 AS x"))
                    .toList());

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(7L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNWIND range(1, 1000000000) AS x RETURN collect(toString(x) + 'abcdefghijklmnopqrstuvwxyz') AS all",
                "UNWIND range(1, 1000000000) AS x WITH x ORDER BY x DESC RETURN x",
                "UNWIND range(1, 1000000000) AS x RETURN DISTINCT x ORDER BY x"
            })
    void stopsWhatEatsItsMemoryAndGoesOn(String bomb) {
        var passthrough = Doors.passthrough(neo4j, Map.of());

        var thrown = catchThrowable(() -> Doors.run(passthrough, read(bomb).within(Duration.ofMinutes(2))));

        assertThat(thrown).isInstanceOf(GraphException.Stopped.class).hasMessageContaining("more memory");
        assertThat(((GraphException) thrown).code()).isEqualTo("Aia.Cypher.OutOfMemory");
        assertThat(Doors.single(passthrough, "RETURN 1 AS x")).isEqualTo(1L);
    }

    @Test
    void survivesAValueNestedTooDeepToBeRead() {
        var passthrough = Doors.passthrough(neo4j, Map.of());

        assertThat(failure(passthrough, "RETURN reduce(s = [], x IN range(1, 400) | [s]) AS x"))
                .isInstanceOf(GraphException.BadStatement.class)
                .hasMessageContaining("nested too deeply, more than 200");
        assertThat(failure(passthrough, "RETURN reduce(s = [], x IN range(1, 4000) | [s]) AS x"))
                .as("unreadable, or never answered because Neo4j's own stack ran out")
                .isInstanceOf(GraphException.class)
                .message()
                .containsAnyOf("nested too deeply", "within 2000 ms");
        assertThat(Doors.single(passthrough, "RETURN 1 AS x")).isEqualTo(1L);
        Doors.awaitTurns(passthrough, 8);
    }

    @Test
    void streamsAMillionRowsWithoutHoldingThem() {
        var passthrough = Doors.passthrough(neo4j, Map.of());
        var sum = new long[1];

        var summary = passthrough.run(
                read("UNWIND range(1, 1000000) AS x RETURN x, 'some text to carry along' AS text")
                        .atMostRows(1_000_000)
                        .within(Duration.ofMinutes(4)),
                Doors.each(row -> {
                    sum[0] += (Long) Objects.requireNonNull(row.getFirst());
                    return true;
                }));

        assertThat(summary.rows()).isEqualTo(1_000_000);
        assertThat(summary.truncated()).isFalse();
        assertThat(sum[0]).isEqualTo(500_000_500_000L);
    }

    private static Throwable failure(CypherPassthrough passthrough, String statement) {
        return catchThrowable(() -> Doors.run(passthrough, read(statement).within(Duration.ofSeconds(2))));
    }

    private static Callable<@Nullable Throwable> runaway(CypherPassthrough passthrough, CountDownLatch started) {
        return () -> {
            started.countDown();
            return catchThrowable(
                    () -> passthrough.run(read(RUNAWAY).within(Duration.ofSeconds(3)), Doors.each(row -> true)));
        };
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
