package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/** Counts tasks by when they ended. */
final class TaskFigures {
    /** What is past hardly changes, only by tasks that are tried again or imported. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST_KEPT = 500;

    /**
     * The status is no condition, so that the index of the time is the one that is used. A task that failed because nobody began it has no
     * attempt.
     */
    private static final String ENDED = """
            CALL () {
              MATCH (t:Task) WHERE t.completed_at >= $from AND t.completed_at < $to
              WITH t, coalesce(t.status = 'completed', false) AS ended
              RETURN count(CASE WHEN ended THEN 1 END) AS completed,
                sum(CASE WHEN NOT ended THEN 0 WHEN t.attempt >= 1 THEN t.attempt ELSE 1 END) AS completed_attempts,
                avg(CASE WHEN ended AND t.created_at IS :: ZONED DATETIME NOT NULL AND t.created_at <= t.completed_at
                  THEN t.completed_at.epochMillis - t.created_at.epochMillis END) / 1000.0 AS seconds
            }
            CALL () {
              MATCH (t:Task) WHERE t.ended_at >= $from AND t.ended_at < $to
              WITH t, coalesce(t.status = 'failed', false) AS ended
              RETURN count(CASE WHEN ended THEN 1 END) AS failed,
                sum(CASE WHEN NOT ended THEN 0 WHEN t.attempt >= 0 THEN t.attempt ELSE 1 END) AS failed_attempts
            }
            RETURN completed, seconds, failed, completed_attempts + failed_attempts AS attempts""";

    private final Graph graph;
    private final Clock clock;
    private final Map<Stretch, Kept> past = new ConcurrentHashMap<>();

    TaskFigures(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    private record Stretch(Instant from, Instant to) {}

    private record Kept(Ended ended, Instant until) {}

    /**
     * Tasks that ended in a time, those cancelled apart.
     *
     * @param seconds mean from submission to completion; null when none was completed
     */
    record Ended(
            long completed,
            long failed,
            long attempts,
            @Nullable Double seconds) {

        @Nullable
        Double completionRate() {
            return Percent.of(completed, completed + failed);
        }

        @Nullable
        Double efficiency() {
            return Percent.of(completed, attempts);
        }
    }

    /** As it is now. */
    Ended between(Instant from, Instant to) {
        var row = graph.read(ENDED, Map.of("from", from.atZone(ZoneOffset.UTC), "to", to.atZone(ZoneOffset.UTC)))
                .getFirst();
        var seconds = row.get("seconds") instanceof Number number ? Percent.rounded(number.doubleValue()) : null;
        return new Ended(row.integer("completed"), row.integer("failed"), row.integer("attempts"), seconds);
    }

    /** As it was within the last minutes, for months that are over. */
    Ended past(Instant from, Instant to) {
        var stretch = new Stretch(from, to);
        var now = clock.instant();
        var kept = past.get(stretch);
        if (kept == null || !kept.until().isAfter(now)) {
            if (past.size() >= MOST_KEPT) {
                past.clear();
            }
            kept = new Kept(between(from, to), now.plus(KEPT));
            past.put(stretch, kept);
        }
        return kept.ended();
    }
}
