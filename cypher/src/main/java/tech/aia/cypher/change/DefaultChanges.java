package tech.aia.cypher.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;

/** Reads the log through the ordinary driver, and forgets what is older than the retention. */
public final class DefaultChanges implements Changes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultChanges.class);

    private static final String AFTER = """
            MATCH (c:ChangeSet) WHERE c.cursor > $after AND c.cursor <= $until
            RETURN c.cursor AS cursor, c.at AS at, c.kinds AS kinds, c.entity_ids AS entity_ids,
                   c.entity_types AS entity_types, c.relationship_types AS relationship_types, c.other_ids AS other_ids
            ORDER BY c.cursor LIMIT $limit""";
    private static final String PRUNE = """
            MATCH (c:ChangeSet) WHERE c.cursor < $before
            WITH c LIMIT 500
            DELETE c RETURN count(c) AS pruned""";
    private static final String NEWEST = """
            MATCH (c:ChangeSet) WHERE c.cursor > 0
            RETURN coalesce(c.before + 1, c.cursor) AS cursor ORDER BY c.cursor DESC LIMIT 1""";
    private static final String MOVE_HORIZON = """
            MERGE (h:ChangeHorizon {name: 'horizon'}) SET h.cursor = $before""";
    private static final String HORIZON = "MATCH (h:ChangeHorizon {name: 'horizon'}) RETURN h.cursor AS cursor";

    /** Nobody should need it. */
    private static final Duration RARELY = Duration.ofSeconds(10);

    private final Graph graph;
    private final ChangeLog log;
    private final Duration retention;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("change-log-upkeep").daemon().factory());

    /** @param retention how long a change can be read back; a reader that stayed away longer starts anew */
    public DefaultChanges(Graph graph, ChangeLog log, Duration retention) {
        this.graph = graph;
        this.log = log;
        this.retention = retention;
        var _ = upkeep.scheduleWithFixedDelay(this::upkeep, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public long latest() {
        return log.settled(graph);
    }

    @Override
    public boolean reachesBackTo(long cursor) {
        return graph.readOne(HORIZON, Map.of())
                .map(row -> row.integer("cursor") <= cursor)
                .orElse(true);
    }

    @Override
    public List<ChangeSet> after(long cursor, int limit) {
        var until = log.settled(graph);
        if (until <= cursor) {
            return List.of();
        }
        return graph.read(AFTER, Map.of("after", cursor, "until", until, "limit", limit)).stream()
                .map(ChangeSetRecord::read)
                .toList();
    }

    @Override
    public long commits() {
        return log.commits();
    }

    @Override
    public Duration lookAnyway(Duration unseen) {
        return log.isObserving() ? RARELY : unseen;
    }

    @Override
    public Subscription onCommit(Runnable listener) {
        log.listen(listener);
        return () -> log.unlisten(listener);
    }

    /** Forgets every change made before {@code before} except for the newest transaction's, by which the end of the log is known. */
    public void prune(Instant before) {
        var newest = graph.readOne(NEWEST, Map.of()).map(row -> row.integer("cursor"));
        var cursor = Math.min(Math.multiplyExact(before.toEpochMilli(), 1000L), newest.orElse(0L));
        graph.write(tx -> tx.run(MOVE_HORIZON, Map.of("before", cursor)));
        long pruned;
        do {
            pruned = graph.write(
                    tx -> tx.run(PRUNE, Map.of("before", cursor)).getFirst().integer("pruned"));
        } while (pruned > 0);
    }

    private void upkeep() {
        try {
            prune(Instant.now().minus(retention));
        } catch (GraphException failure) {
            LOG.warn("Old changes could not be pruned, trying again in an hour: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
    }
}
