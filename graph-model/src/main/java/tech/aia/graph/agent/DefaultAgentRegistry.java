package tech.aia.graph.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.PropertyKeys;

/** {@link AgentRegistry} over {@link Entities} and one statement for the figures. */
final class DefaultAgentRegistry implements AgentRegistry {
    private static final EntityType AGENT = new EntityType("agent");

    /** A task counts for the agent that ended it; of imported ones nobody knows but whom they are assigned to. */
    private static final String FIGURES = """
            MATCH (a:Entity) WHERE a.id IN $ids AND a:Agent
            CALL (a) {
              MATCH (a)<-[:ASSIGNED_TO]-(t:Task)
              WHERE t.status IN ['completed', 'failed'] AND coalesce(t.done_by, a.id) = a.id
              WITH t.status = 'completed' AS done,
                   CASE WHEN t.duration_ms IS :: INTEGER NOT NULL THEN t.duration_ms
                        WHEN t.started_at IS :: ZONED DATETIME NOT NULL AND t.completed_at IS :: ZONED DATETIME NOT NULL
                        THEN duration.inSeconds(t.started_at, t.completed_at).milliseconds END AS took
              RETURN count(CASE WHEN done THEN 1 END) AS completed, count(CASE WHEN NOT done THEN 1 END) AS failed,
                     avg(CASE WHEN done THEN took END) AS average,
                     percentileDisc(CASE WHEN done THEN took END, 0.95) AS p95
            }
            RETURN a.id AS id, completed, failed, average, p95, COUNT { MATCH (t:Task) WHERE t.agent_id = a.id } AS load""";

    private final Graph graph;
    private final Entities entities;
    private final Iterable<AgentRule> rules;

    DefaultAgentRegistry(Graph graph, Entities entities, Iterable<AgentRule> rules) {
        this.graph = graph;
        this.entities = entities;
        this.rules = rules;
    }

    @Override
    public AgentDetails register(@Nullable String key, AgentProfile profile) {
        if (profile.name() == null) {
            throw new GraphModelException.InvalidValue("name", "An agent needs a name", null);
        }
        rules.forEach(rule -> rule.requireValid(null, AgentChange.setting(profile)));
        var properties = new LinkedHashMap<>(profile.properties());
        properties.put("status", AgentDetails.AVAILABLE);
        var made = entities.create(AGENT, key == null ? PropertyKeys.snakeCase(profile.name()) : bare(key), properties);
        return AgentDetails.of(made.entity());
    }

    @Override
    public Optional<AgentDetails> find(String idOrKey) {
        return entities.findAll(List.of(idOrKey, id(idOrKey))).stream()
                .filter(entity -> entity.type().equals(AGENT.name()))
                .findFirst()
                .map(AgentDetails::of);
    }

    @Override
    public AgentDetails change(String idOrKey, AgentChange change, @Nullable String expectedVersion) {
        var before = existing(idOrKey);
        rules.forEach(rule -> rule.requireValid(before, change));
        return AgentDetails.of(entities.patch(before.id(), change.properties(), expectedVersion)
                .entity());
    }

    @Override
    public AgentDetails enable(String idOrKey, boolean enabled) {
        var status = enabled ? AgentDetails.AVAILABLE : AgentDetails.DISABLED;
        return AgentDetails.of(
                entities.patch(existing(idOrKey).id(), Map.of("status", status)).entity());
    }

    @Override
    public void delete(String idOrKey) {
        var id = existing(idOrKey).id();
        var figures = figures(List.of(id)).get(id);
        if (figures != null && figures.load() > 0) {
            throw new GraphModelException.Conflict(
                    "'" + id + "' holds " + figures.load() + " tasks; disable it and let it finish them first", null);
        }
        entities.delete(id);
    }

    @Override
    public Map<String, AgentFigures> figures(Collection<String> ids) {
        var figures = new HashMap<String, AgentFigures>();
        for (var row : graph.read(FIGURES, Map.of("ids", List.copyOf(ids)))) {
            var one = figures(row);
            figures.put(one.agentId(), one);
        }
        return figures;
    }

    private static AgentFigures figures(Row row) {
        var completed = row.integer("completed");
        var failed = row.integer("failed");
        return new AgentFigures(
                row.string("id"),
                completed,
                failed,
                completed + failed == 0 ? null : Double.valueOf(completed / (double) (completed + failed)),
                number(row.get("average")),
                number(row.get("p95")),
                row.integer("load"));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    private AgentDetails existing(String idOrKey) {
        return find(idOrKey).orElseThrow(() -> new GraphModelException.NotFound("There is no agent '" + idOrKey + "'"));
    }

    private static String id(String idOrKey) {
        return AGENT.name() + "_" + idOrKey;
    }

    private static String bare(String key) {
        return key.startsWith("agent_") ? key.substring(6) : key;
    }
}
