package tech.aia.graph.insight.cycle.strategy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;

/**
 * How the tasks of a kind went that were completed in a time.
 *
 * @param waiting seconds from submission to the beginning of the last attempt, with the standard error of the mean
 * @param running seconds from there to the end, with the standard error of the mean
 * @param wasted attempts beyond the last of each task, and all those of the tasks of the kind that failed in that time
 * @param agents ids of those that took them
 */
record TaskLoad(String type, long tasks, Estimate waiting, Estimate running, long wasted, List<String> agents) {
    /** Cycles are not to depend on how many there were before them. */
    static final String CYCLES = "optimization_cycle";

    private static final int MOST_TYPES = 20;

    private static final String READ = """
            MATCH (t:Task) WHERE t.completed_at >= $from AND t.completed_at < $to
            WITH t WHERE t.status = 'completed' AND t.task_type <> $cycles
              AND t.created_at IS :: ZONED DATETIME NOT NULL AND t.started_at IS :: ZONED DATETIME NOT NULL
              AND t.created_at <= t.started_at AND t.started_at <= t.completed_at
            WITH toStringOrNull(t.task_type) AS type, t,
              (t.started_at.epochMillis - t.created_at.epochMillis) / 1000.0 AS wait,
              (t.completed_at.epochMillis - t.started_at.epochMillis) / 1000.0 AS run,
              CASE WHEN t.attempt > 1 THEN t.attempt - 1 ELSE 0 END AS wasted
            WITH type, count(*) AS tasks, avg(wait) AS wait, stDev(wait) AS wait_spread, avg(run) AS run, stDev(run) AS run_spread,
              sum(wasted) AS wasted, collect(t) AS all
            ORDER BY tasks DESC, type LIMIT $most
            RETURN type, tasks, wait, wait_spread, run, run_spread, wasted,
              COLLECT { UNWIND all AS t MATCH (t)-[:ASSIGNED_TO]->(a:Agent) WITH DISTINCT a.id AS id WHERE id IS NOT NULL
                RETURN id ORDER BY id LIMIT $agents } AS agents""";

    private static final String FAILED = """
            MATCH (t:Task) WHERE t.ended_at >= $from AND t.ended_at < $to
            WITH t WHERE t.status = 'failed'
            RETURN toStringOrNull(t.task_type) AS type, sum(CASE WHEN t.attempt >= 0 THEN t.attempt ELSE 1 END) AS attempts""";

    /** The kinds with the most tasks. */
    static List<TaskLoad> read(Graph graph, long from, long to) {
        Map<String, Object> parameters = Map.of(
                "from",
                Instant.ofEpochMilli(from).atZone(ZoneOffset.UTC),
                "to",
                Instant.ofEpochMilli(to).atZone(ZoneOffset.UTC),
                "cycles",
                CYCLES,
                "most",
                MOST_TYPES,
                "agents",
                Strategy.MOST_NODES);
        var failed = new HashMap<String, Long>();
        graph.read(FAILED, parameters)
                .forEach(row -> failed.put(String.valueOf(row.get("type")), row.integer("attempts")));
        return graph.read(READ, parameters).stream()
                .map(row -> of(row, failed.getOrDefault(row.string("type"), 0L)))
                .toList();
    }

    private static TaskLoad of(Row row, long failed) {
        var tasks = row.integer("tasks");
        return new TaskLoad(
                row.string("type"),
                tasks,
                new Estimate(number(row, "wait"), number(row, "wait_spread") / Math.sqrt((double) tasks)),
                new Estimate(number(row, "run"), number(row, "run_spread") / Math.sqrt((double) tasks)),
                row.integer("wasted") + failed,
                row.list("agents").stream().map(String::valueOf).toList());
    }

    private static double number(Row row, String column) {
        @Nullable Object value = row.get(column);
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /** Hours that all of them took from submission to completion. */
    double hours() {
        return tasks * (waiting.mean() + running.mean()) / Operations.HOUR;
    }

    static double hours(Stream<TaskLoad> loads) {
        return loads.mapToDouble(TaskLoad::hours).sum();
    }
}
