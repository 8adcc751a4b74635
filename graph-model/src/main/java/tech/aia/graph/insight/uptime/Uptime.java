package tech.aia.graph.insight.uptime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;

/**
 * Writes once a minute that this process lives, {@code (:ProcessRun {id, started_at, seen_at})}, another one after a gap, and tells from all of these for which share
 * of a time the platform was up: any process of it. What it cannot see are moments when a living process answered nobody.
 */
public final class Uptime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uptime.class);

    /** Until so long after its last sign a process counts as up. */
    static final Duration BEAT = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(800);

    private static final String SIGN = """
            MERGE (r:ProcessRun {id: $id})
            ON CREATE SET r.started_at = $started
            SET r.seen_at = $now""";
    private static final String FORGET = "MATCH (r:ProcessRun) WHERE r.seen_at < $before DELETE r";
    private static final String RUNS = """
            MATCH (r:ProcessRun) WHERE r.started_at < $to
            RETURN r.started_at AS started, r.seen_at AS seen
            ORDER BY started""";

    private final Graph graph;
    private final Clock clock;
    /** After so long without a sign of it, nobody knows whether the process was up. */
    private static final Duration GAP = BEAT.multipliedBy(2);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sign-of-life").factory());

    private Run run;
    private Instant signedAt;

    /** A time in which signs came without a gap. */
    private record Run(String id, Instant started) {
        static Run from(Instant start) {
            return new Run(UUID.randomUUID().toString(), start);
        }
    }

    public Uptime(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
        this.signedAt = clock.instant();
        this.run = Run.from(signedAt);
    }

    /** Begins to leave signs. */
    public void start() {
        var _ = timer.scheduleWithFixedDelay(this::tryToSign, 0, BEAT.toSeconds(), TimeUnit.SECONDS);
    }

    private void tryToSign() {
        try {
            sign();
        } catch (RuntimeException failure) {
            LOG.debug("No sign of life could be left", failure);
        }
    }

    /** A process that slept, or could not reach the database, begins another run. */
    synchronized void sign() {
        var now = clock.instant();
        if (now.isAfter(signedAt.plus(GAP))) {
            run = Run.from(now);
        }
        var current = run;
        graph.write(tx -> {
            tx.run(SIGN, Map.of("id", current.id(), "started", zoned(current.started()), "now", zoned(now)));
            return tx.run(FORGET, Map.of("before", zoned(now.minus(KEPT))));
        });
        signedAt = now;
    }

    /**
     * The share of a time, 0 to 1, that the platform was up. Of a time that began before the first sign it is that of the rest; of one that
     * is not over, of what has passed.
     *
     * @return empty when nothing is known of it
     */
    public Optional<Double> share(Instant from, Instant to) {
        var now = clock.instant();
        var end = to.isAfter(now) ? now : to;
        Instant first = null;
        var reached = from;
        var up = Duration.ZERO;
        for (var row : graph.read(RUNS, Map.of("to", zoned(end)))) {
            var begun = Objects.requireNonNull(row.instantOrNull("started"));
            var seen = Objects.requireNonNull(row.instantOrNull("seen")).plus(BEAT);
            first = first == null ? later(begun, from) : first;
            var counted = later(begun, reached);
            var until = seen.isBefore(end) ? seen : end;
            if (until.isAfter(counted)) {
                up = up.plus(Duration.between(counted, until));
                reached = until;
            }
        }
        return first == null || !first.isBefore(end)
                ? Optional.empty()
                : Optional.of(
                        (double) up.toNanos() / Duration.between(first, end).toNanos());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Object zoned(Instant time) {
        return time.atZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
