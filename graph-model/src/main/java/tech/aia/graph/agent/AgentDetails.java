package tech.aia.graph.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.Entity;

/**
 * An agent with all that was said of it.
 *
 * @param id {@code agent_<key>}
 * @param enabled whether it takes work
 * @param capacity tasks it can hold at a time; null for any number
 * @param workingHours null for always
 * @param configuration JSON text
 */
public record AgentDetails(
        String id,
        @Nullable String name,
        @Nullable String role,
        @Nullable String agentType,
        @Nullable String description,
        List<String> capabilities,
        List<String> specialisations,
        @Nullable Long capacity,
        String status,
        boolean enabled,
        @Nullable WorkingHours workingHours,
        @Nullable String configuration,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    static final String DISABLED = "disabled";
    static final String AVAILABLE = "available";

    static AgentDetails of(Entity entity) {
        var status = entity.properties().get("status") instanceof String word ? word : AVAILABLE;
        return new AgentDetails(
                entity.id(),
                entity.name(),
                text(entity, "role"),
                text(entity, "agent_type"),
                text(entity, "description"),
                texts(entity, "capabilities"),
                texts(entity, "specialisations"),
                entity.properties().get("capacity") instanceof Long capacity ? capacity : null,
                status,
                !status.equals(DISABLED),
                WorkingHours.read(entity.properties()),
                text(entity, "configuration"),
                entity.createdAt(),
                entity.updatedAt());
    }

    private static @Nullable String text(Entity entity, String key) {
        return entity.properties().get(key) instanceof String text ? text : null;
    }

    private static List<String> texts(Entity entity, String key) {
        return switch (entity.properties().get(key)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
