package tech.aia.graph.insight;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;

/** {@link AlertRules} as nodes. Anybody may change them with Cypher: what has become no rule is passed over. */
final class DefaultAlertRules implements AlertRules {
    private static final String RETURN = """

            RETURN r.id AS id, r.metric AS metric, r.direction AS direction, toFloatOrNull(r.threshold) AS threshold,
                   r.severity AS severity, toStringOrNull(r.message) AS message,
                   r.action_required AS action_required, r.enabled AS enabled
            ORDER BY id""";
    private static final String LIST = "MATCH (r:AlertRule) WHERE r.id IS NOT NULL" + RETURN;
    private static final String FIND = "MATCH (r:AlertRule {id: $id})" + RETURN;
    private static final String COUNT = "MATCH (r:AlertRule) RETURN count(r) AS rules";
    private static final String CREATE = "CREATE (r:AlertRule {id: $id, created_at: $now}) SET r += $properties";
    private static final String REPLACE = "MATCH (r:AlertRule {id: $id}) SET r += $properties RETURN r.id AS id";
    private static final String DELETE = "MATCH (r:AlertRule {id: $id}) DELETE r RETURN count(*) AS deleted";

    private final Graph graph;
    private final Clock clock;

    DefaultAlertRules(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    @Override
    public List<AlertRule> list() {
        return graph.lookUp(LIST, Map.of()).stream()
                .map(DefaultAlertRules::rule)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<AlertRule> find(String id) {
        return graph.lookUp(FIND, Map.of("id", id)).stream().findFirst().flatMap(DefaultAlertRules::rule);
    }

    @Override
    public AlertRule create(AlertRule rule) {
        try {
            return graph.write(tx -> {
                if (tx.run(COUNT, Map.of()).getFirst().integer("rules") >= MOST) {
                    throw new GraphModelException.TooMany("There can be no more than " + MOST + " rules", 0);
                }
                tx.run(CREATE, parameters(rule));
                return rule;
            });
        } catch (GraphException.ConstraintViolated taken) {
            throw new GraphModelException.Conflict("There is a rule '" + rule.id() + "' already", taken);
        }
    }

    @Override
    public AlertRule replace(AlertRule rule) {
        return graph.write(tx -> {
            if (tx.run(REPLACE, parameters(rule)).isEmpty()) {
                throw new GraphModelException.NotFound("There is no rule '" + rule.id() + "'");
            }
            return rule;
        });
    }

    @Override
    public boolean delete(String id) {
        return graph.write(tx -> tx.run(DELETE, Map.of("id", id)).getFirst().integer("deleted") > 0);
    }

    private Map<String, @Nullable Object> parameters(AlertRule rule) {
        var now = clock.instant().atZone(ZoneOffset.UTC);
        var properties = new HashMap<String, @Nullable Object>();
        properties.put("metric", rule.metric().word());
        properties.put("direction", rule.direction().word());
        properties.put("threshold", rule.threshold());
        properties.put("severity", rule.severity().word());
        properties.put("message", rule.message());
        properties.put("action_required", rule.actionRequired());
        properties.put("enabled", rule.enabled());
        properties.put("updated_at", now);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", rule.id());
        parameters.put("now", now);
        parameters.put("properties", properties);
        return parameters;
    }

    private static Optional<AlertRule> rule(Row row) {
        var metric = Metric.find(text(row, "metric"));
        var direction = AlertRule.Direction.find(text(row, "direction"));
        var severity = AlertRule.Severity.find(text(row, "severity"));
        if (metric.isEmpty()
                || direction.isEmpty()
                || severity.isEmpty()
                || !(row.get("threshold") instanceof Double threshold)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AlertRule(
                    text(row, "id"),
                    metric.get(),
                    direction.get(),
                    threshold,
                    severity.get(),
                    row.stringOrNull("message"),
                    Boolean.TRUE.equals(row.get("action_required")),
                    !Boolean.FALSE.equals(row.get("enabled"))));
        } catch (GraphModelException.InvalidValue changed) {
            return Optional.empty();
        }
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.get(column));
    }
}
