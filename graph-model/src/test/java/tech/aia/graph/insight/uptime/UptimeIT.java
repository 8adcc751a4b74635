package tech.aia.graph.insight.uptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;

class UptimeIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Graph graph = TestNeo4j.asItIs().graph();

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void nothingIsKnownBeforeTheFirstSign() {
        try (var uptime = new Uptime(graph, clock)) {
            assertThat(uptime.share(NOON.minus(Duration.ofDays(1)), NOON)).isEmpty();
            uptime.sign();
            now.set(NOON.plus(Duration.ofMinutes(2)));
            uptime.sign();
            assertThat(uptime.share(NOON.minus(Duration.ofDays(2)), NOON.minus(Duration.ofDays(1))))
                    .isEmpty();
            assertThat(uptime.share(NOON.minus(Duration.ofDays(9)), now.get()).orElseThrow())
                    .as("of the time since the first sign")
                    .isEqualTo(1);
        }
    }

    @Test
    void gapsCountAndProcessesThatRunAtOnceCountOnce() {
        run(NOON, Duration.ofMinutes(29));
        run(NOON.plus(Duration.ofMinutes(10)), Duration.ofMinutes(5));
        run(NOON.plus(Duration.ofMinutes(90)), Duration.ofMinutes(29));
        try (var uptime = new Uptime(graph, clock)) {
            now.set(NOON.plus(Duration.ofHours(2)));
            assertThat(uptime.share(NOON, now.get()).orElseThrow()).isCloseTo(0.5, within(1e-9));
            assertThat(uptime.share(NOON, NOON.plus(Duration.ofDays(30))).orElseThrow())
                    .as("of what has passed")
                    .isCloseTo(0.5, within(1e-9));
        }
    }

    @Test
    void aProcessThatSleptOrCouldNotSignWasNotUpMeanwhile() {
        try (var uptime = new Uptime(graph, clock)) {
            sign(uptime, NOON, Duration.ofMinutes(29));
            sign(uptime, NOON.plus(Duration.ofMinutes(90)), Duration.ofMinutes(29));
            assertThat(uptime.share(NOON, NOON.plus(Duration.ofHours(2))).orElseThrow())
                    .as("of 119 minutes")
                    .isCloseTo(59 / 119.0, within(1e-9));
        }
    }

    private void sign(Uptime uptime, Instant from, Duration length) {
        for (var at = from; !at.isAfter(from.plus(length)); at = at.plus(Uptime.BEAT)) {
            now.set(at);
            uptime.sign();
        }
    }

    private void run(Instant from, Duration length) {
        now.set(from);
        try (var uptime = new Uptime(graph, clock)) {
            sign(uptime, from, length);
        }
    }
}
