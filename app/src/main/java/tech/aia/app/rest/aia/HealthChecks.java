package tech.aia.app.rest.aia;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.AgentRunner;
import tech.aia.app.rest.aia.HealthView.Services;
import tech.aia.app.rest.aia.HealthView.State;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.embeddings.Indexing;
import tech.aia.embeddings.SemanticSearch;

/** Asks each part whether it works, by using it. */
@Component
class HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Graph graph;
    private final Changes changes;
    private final Indexing indexing;
    private final SemanticSearch search;
    private final AgentRunner agents;

    HealthChecks(Graph graph, Changes changes, Indexing indexing, SemanticSearch search, AgentRunner agents) {
        this.graph = graph;
        this.changes = changes;
        this.indexing = indexing;
        this.search = search;
        this.agents = agents;
    }

    Services services() {
        var database = graph.isReachable() ? State.HEALTHY : State.UNHEALTHY;
        // Without a database the others would only keep the caller waiting for the same answer.
        var up = database == State.HEALTHY;
        return new Services(
                database,
                up ? state("change log", changes::latest) : State.UNHEALTHY,
                agents(),
                up ? state("knowledge graph", this::countEntities) : State.UNHEALTHY,
                searchIndex(),
                state("embeddings", this::encode));
    }

    static State overall(Services services) {
        if (services.database() == State.UNHEALTHY || services.knowledgeGraph() == State.UNHEALTHY) {
            return State.UNHEALTHY;
        }
        var well = services.redis() == State.HEALTHY
                && services.multiAgentSystem() != State.UNHEALTHY
                && services.searchIndex() == State.HEALTHY
                && services.embeddings() == State.HEALTHY;
        return well ? State.HEALTHY : State.DEGRADED;
    }

    private @Nullable State agents() {
        return agents.isWorking()
                .map(working -> working ? State.HEALTHY : State.UNHEALTHY)
                .orElse(null);
    }

    private State searchIndex() {
        var progress = indexing.progress();
        if (progress.problem() != null) {
            return State.UNHEALTHY;
        }
        return progress.rebuilding() ? State.DEGRADED : State.HEALTHY;
    }

    private void countEntities() {
        graph.read("MATCH (e:Entity) RETURN count(e) AS count", Map.of(), PATIENCE);
    }

    /** A text that changes by the minute, as a known one would be answered by the cache whatever the model does. */
    private void encode() {
        search.embed("health check of " + Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }

    private static State state(String part, Runnable check) {
        try {
            check.run();
            return State.HEALTHY;
        } catch (RuntimeException failure) {
            LOG.warn("Health check: {} failed: {}", part, failure.getMessage());
            return State.UNHEALTHY;
        }
    }
}
