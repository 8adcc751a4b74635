package tech.aia.graph.agent;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Property;

/** How {@link Agent} stands in the graph. Anybody may import anything, so values of another kind than expected are read as none. */
@Node("Agent")
record AgentNode(
        @Id String id,
        @Nullable String name,
        @Nullable String role,
        @Property("agent_type") @Nullable String agentType,
        @Nullable String description,
        List<String> capabilities,
        List<String> specialisations,
        @Nullable Long capacity,
        @Nullable String status,
        @Property("created_at") @Nullable ZonedDateTime createdAt,
        @Property("updated_at") @Nullable ZonedDateTime updatedAt) {

    /** What a statement returns of a node {@code a}. */
    static final String PROJECTION = """
            a {
              .id, __nodeLabels__: labels(a), __elementId__: elementId(a),
              name: toStringOrNull(a.name),
              role: toStringOrNull(a.role),
              agent_type: toStringOrNull(a.agent_type),
              description: toStringOrNull(a.description),
              capabilities: CASE WHEN a.capabilities IS :: LIST<STRING NOT NULL> NOT NULL THEN a.capabilities
                WHEN a.capabilities IS :: STRING NOT NULL THEN [a.capabilities] ELSE [] END,
              specialisations: CASE WHEN a.specialisations IS :: LIST<STRING NOT NULL> NOT NULL THEN a.specialisations
                WHEN a.specialisations IS :: STRING NOT NULL THEN [a.specialisations] ELSE [] END,
              capacity: toIntegerOrNull(a.capacity),
              status: toStringOrNull(a.status),
              created_at: CASE WHEN a.created_at IS :: ZONED DATETIME THEN a.created_at END,
              updated_at: CASE WHEN a.updated_at IS :: ZONED DATETIME THEN a.updated_at END
            }""";

    Agent toAgent() {
        return new Agent(
                id,
                name,
                role,
                agentType,
                description,
                capabilities,
                specialisations,
                capacity,
                status,
                instant(createdAt),
                instant(updatedAt));
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
