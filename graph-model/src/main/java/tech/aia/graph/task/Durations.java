package tech.aia.graph.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/**
 * How long tasks of a type take: the medians over the last hundred completed. Asked for with every submission, so an answer is kept for
 * some seconds.
 */
final class Durations {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_TYPES = 1000;
    private static final String MEDIANS = """
            MATCH (t:Task) WHERE t.task_type = $type AND t.completed_at > $epoch
                AND t.created_at IS :: ZONED DATETIME NOT NULL
            WITH t ORDER BY t.task_type DESC, t.completed_at DESC LIMIT 100
            WITH duration.inSeconds(t.created_at, t.completed_at).milliseconds AS turnaround, t.duration_ms AS run
            RETURN percentileCont(turnaround, 0.5) AS turnaround, percentileCont(run, 0.5) AS run""";

    private final Graph graph;
    private final Clock clock;
    private final Map<String, Medians> known = new ConcurrentHashMap<>();

    Durations(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    private record Medians(
            @Nullable Double turnaround, @Nullable Double run, Instant until) {}

    /** When a task submitted now is likely to be completed; null when none of its type was yet. */
    @Nullable
    Instant plusTurnaround(String type, Instant now) {
        return plus(medians(type).turnaround(), now);
    }

    /** When a task that starts now is likely to be completed. */
    @Nullable
    Instant plusRun(String type, Instant now) {
        return plus(medians(type).run(), now);
    }

    private static @Nullable Instant plus(@Nullable Double millis, Instant now) {
        return millis == null ? null : now.plusMillis(Math.round(millis));
    }

    private Medians medians(String type) {
        var now = clock.instant();
        var kept = known.get(type);
        if (kept != null && now.isBefore(kept.until())) {
            return kept;
        }
        if (known.size() >= MOST_TYPES) {
            known.clear();
        }
        var row = graph.read(MEDIANS, Map.of("type", type, "epoch", Instant.EPOCH.atZone(ZoneOffset.UTC)))
                .getFirst();
        var medians = new Medians(number(row.get("turnaround")), number(row.get("run")), now.plus(KEPT));
        known.put(type, medians);
        return medians;
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }
}
