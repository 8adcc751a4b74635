package tech.aia.graph.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent that works on tasks. A field is null where the graph has no such property, or holds a value of another kind in it.
 *
 * @param id {@code agent_<key>}
 * @param role what it is, in a word or two
 * @param agentType kind of agent, such as {@code analysis}
 * @param capabilities what it can do, in snake_case words
 * @param specialisations what it knows best
 * @param capacity tasks it can work on at a time
 * @param status such as {@code available}
 */
public record Agent(
        String id,
        @Nullable String name,
        @Nullable String role,
        @Nullable String agentType,
        @Nullable String description,
        List<String> capabilities,
        List<String> specialisations,
        @Nullable Long capacity,
        @Nullable String status,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
