package tech.aia.graph.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * A change to an agent.
 *
 * @param set what is to be otherwise; null leaves a thing as it is
 * @param cleared what is taken away, by name: {@code role}, {@code agent_type}, {@code description}, {@code capabilities},
 *     {@code specialisations}, {@code capacity}, {@code working_hours} or {@code configuration}
 */
public record AgentChange(AgentProfile set, Set<String> cleared) {
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "role", List.of("role"),
            "agent_type", List.of("agent_type"),
            "description", List.of("description"),
            "capabilities", List.of("capabilities"),
            "specialisations", List.of("specialisations"),
            "capacity", List.of("capacity"),
            "working_hours", WorkingHours.KEYS,
            "configuration", List.of("configuration"));

    /** @throws GraphModelException.InvalidValue if something else is to be taken away */
    public AgentChange {
        cleared = Set.copyOf(cleared);
        for (var field : cleared) {
            if (!PROPERTIES.containsKey(field)) {
                throw new GraphModelException.InvalidValue(field, "An agent cannot be without '" + field + "'", null);
            }
        }
    }

    /** Takes nothing away. */
    public static AgentChange setting(AgentProfile profile) {
        return new AgentChange(profile, Set.of());
    }

    Map<String, @Nullable Object> properties() {
        var properties = new HashMap<String, @Nullable Object>(set.properties());
        for (var field : cleared) {
            PROPERTIES.getOrDefault(field, List.of()).forEach(key -> properties.put(key, null));
        }
        return properties;
    }
}
