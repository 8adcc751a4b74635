package tech.aia.graph.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * What is said of an agent.
 *
 * @param role what it is, in a word or two
 * @param agentType kind of agent, such as {@code analysis}
 * @param capabilities what it can do: the kinds of work it takes
 * @param specialisations what it knows best
 * @param capacity tasks it can hold at a time, 1 to 10,000; an agent without one takes any number
 * @param configuration kept whole
 */
public record AgentProfile(
        @Nullable String name,
        @Nullable String role,
        @Nullable String agentType,
        @Nullable String description,
        @Nullable List<String> capabilities,
        @Nullable List<String> specialisations,
        @Nullable Integer capacity,
        @Nullable WorkingHours workingHours,
        @Nullable Map<String, ? extends @Nullable Object> configuration) {
    private static final int MOST_WORDS = 100;
    private static final int LARGEST_CAPACITY = 10_000;

    public AgentProfile {
        requireWords("capabilities", capabilities);
        requireWords("specialisations", specialisations);
        if (name != null && name.isBlank()) {
            throw new GraphModelException.InvalidValue("name", "The name is empty", name);
        }
        if (capacity != null && (capacity < 1 || capacity > LARGEST_CAPACITY)) {
            throw new GraphModelException.InvalidValue(
                    "capacity", "The capacity must be between 1 and " + LARGEST_CAPACITY, capacity);
        }
    }

    private static void requireWords(String field, @Nullable List<String> words) {
        if (words == null) {
            return;
        }
        if (words.size() > MOST_WORDS) {
            throw new GraphModelException.InvalidValue(field, "At most " + MOST_WORDS + " can be named", words.size());
        }
        for (var word : words) {
            if (word == null || word.isBlank() || word.length() > 100) {
                throw new GraphModelException.InvalidValue(field, "Each has 1 to 100 characters", word);
            }
        }
    }

    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        put(properties, "name", name);
        put(properties, "role", role);
        put(properties, "agent_type", agentType);
        put(properties, "description", description);
        put(properties, "capabilities", capabilities);
        put(properties, "specialisations", specialisations);
        put(properties, "capacity", capacity);
        put(properties, "configuration", configuration);
        if (workingHours != null) {
            properties.putAll(workingHours.properties());
        }
        return properties;
    }

    private static void put(Map<String, Object> properties, String key, @Nullable Object value) {
        if (value != null) {
            properties.put(key, value);
        }
    }
}
