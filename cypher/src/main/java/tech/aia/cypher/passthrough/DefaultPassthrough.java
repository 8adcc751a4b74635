package tech.aia.cypher.passthrough;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.Driver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphNode;

/** {@link CypherPassthrough} over the driver. */
final class DefaultPassthrough implements CypherPassthrough {
    private static final String CONNECTIONS = """
            MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS id, COUNT { (n)--() } AS connections""";
    private static final String NODES = "MATCH (n) WHERE elementId(n) IN $ids RETURN n";
    private static final String RUNNING =
            "SHOW TRANSACTIONS YIELD metaData WHERE metaData.aia_turn = $turn RETURN count(*) AS running";

    private final Driver driver;
    private final Graph graph;
    private final PassthroughSettings settings;
    private final Verdicts verdicts;
    private final Turns turns;

    DefaultPassthrough(Driver driver, Graph graph, PassthroughSettings settings) {
        this.driver = driver;
        this.graph = graph;
        this.settings = settings;
        this.verdicts = new Verdicts(settings);
        this.turns = new Turns(settings.maxConcurrent(), settings.maxWait(), this::isRunning);
    }

    @Override
    public PassthroughSummary run(PassthroughRequest request, RowHandler handler) {
        var limits = Limits.of(request, settings);
        var known = verdicts.find(request.statement());
        var statement = known.map(Verdicts.Known::text).orElseGet(() -> text(request));
        var parameters = Parameters.of(request.parameters());
        try (var turn = turns.take()) {
            var execution = new Execution(driver, turn, statement, parameters, limits.timeout());
            var verdict =
                    known.map(Verdicts.Known::verdict).orElseGet(() -> verdicts.judge(statement, execution::explain));
            var summary = statement.explain()
                    ? explained(execution, statement, known.isPresent(), handler)
                    : executed(
                            execution,
                            request,
                            verdict,
                            known.isPresent(),
                            new RowReceiver(handler, limits, request.includeEmbeddings()),
                            statement.profile());
            handler.done(summary);
            return summary;
        }
    }

    @Override
    public PassthroughPlan explain(PassthroughRequest request) {
        var limits = Limits.of(request, settings);
        var known = verdicts.find(request.statement());
        var statement = known.map(Verdicts.Known::text).orElseGet(() -> text(request));
        var parameters = Parameters.of(request.parameters());
        try (var turn = turns.take()) {
            var execution = new Execution(driver, turn, statement, parameters, limits.timeout());
            if (known.isEmpty()) {
                verdicts.judge(statement, execution::explain);
            }
            return Objects.requireNonNull(Plans.of(execution.explain(statement.explained())));
        }
    }

    @Override
    public Map<String, Long> connections(Collection<String> nodeElementIds) {
        var connections = HashMap.<String, Long>newHashMap(nodeElementIds.size());
        if (!nodeElementIds.isEmpty()) {
            graph.read(CONNECTIONS, Map.of("ids", List.copyOf(nodeElementIds)))
                    .forEach(row -> connections.put(row.string("id"), row.integer("connections")));
        }
        return connections;
    }

    @Override
    public List<GraphNode> nodes(Collection<String> elementIds) {
        if (elementIds.isEmpty()) {
            return List.of();
        }
        return graph.read(NODES, Map.of("ids", List.copyOf(elementIds))).stream()
                .map(row -> RowValues.withoutEmbedding(row.node("n")))
                .toList();
    }

    /** Statements that could run now. */
    int freeTurns() {
        return turns.free();
    }

    private StatementText text(PassthroughRequest request) {
        return StatementText.parse(request.statement(), settings.maxStatementLength());
    }

    private static PassthroughSummary executed(
            Execution execution,
            PassthroughRequest request,
            Verdict verdict,
            boolean cacheHit,
            RowReceiver receiver,
            boolean saidProfile) {
        verdict.require(request.accessMode());
        var profile = request.profile() || saidProfile;
        var streamed = execution.run(verdict, profile, receiver);
        var plan = streamed.plan();
        return new PassthroughSummary(
                streamed.columns(),
                receiver.rows(),
                receiver.reached(),
                execution.elapsed(),
                cacheHit,
                Summaries.queryType(streamed.summary().queryType()),
                streamed.rolledBack() ? UpdateCounters.NONE : Summaries.counters(streamed.summary()),
                plan,
                plan == null ? null : plan.rowsScanned(),
                Summaries.notifications(streamed.summary(), profile));
    }

    private static PassthroughSummary explained(
            Execution execution, StatementText statement, boolean cacheHit, RowHandler handler) {
        var summary = execution.explain(statement.explained());
        handler.columns(List.of());
        return new PassthroughSummary(
                List.of(),
                0,
                null,
                execution.elapsed(),
                cacheHit,
                Summaries.queryType(summary.queryType()),
                UpdateCounters.NONE,
                Plans.of(summary),
                null,
                Summaries.notifications(summary, true));
    }

    /** An unreachable database runs nothing. */
    private boolean isRunning(String turn) {
        try {
            return graph.readOne(RUNNING, Map.of("turn", turn))
                    .map(row -> row.integer("running") > 0)
                    .orElse(false);
        } catch (GraphException unreachable) {
            return false;
        }
    }
}
