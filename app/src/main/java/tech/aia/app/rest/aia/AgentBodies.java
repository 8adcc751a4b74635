package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to and answered about agents. */
final class AgentBodies {
    private AgentBodies() {}

    @Schema(name = "NewAgent", description = "For a change, what is absent stays as it is and null takes it away")
    record Profile(
            @Schema(description = "Made of the name when absent; cannot be changed", example = "word_counter") @Nullable
            String agentId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Word Counter") @Nullable
            String name,

            @Schema(example = "Counter") @Nullable String role,

            @Schema(example = "external") @Nullable String agentType,

            @Schema(example = "Counts the words of a text.") @Nullable
            String description,

            @Schema(description = "The kinds of work it takes", example = "[\"word_count\"]") @Nullable
            List<String> capabilities,

            @Schema(example = "[\"long texts\"]") @Nullable List<String> specialisations,

            @Schema(description = "Tasks it can hold at a time, 1 to 10000; any number when absent", example = "5")
            @Nullable
            Integer capacity,

            @Nullable Hours workingHours,

            @Schema(description = "Kept whole; of an agent_type llm, how its model is reached and its limits") @Nullable
            Map<String, @Nullable Object> configuration) {}

    /**
     * A JSON object in which null means something else than absence.
     *
     * @param cleared the fields that are null
     */
    record Change(Profile set, Set<String> cleared) {
        private static final JsonMapper JSON = AiaJsonConverter.mapper();

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Change of(ObjectNode body) {
            var cleared = body.propertyStream()
                    .filter(property -> property.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
            return new Change(JSON.treeToValue(body, Profile.class), cleared);
        }
    }

    @Schema(name = "WorkingHours")
    record Hours(
            @Schema(example = "[\"monday\", \"tuesday\"]") @Nullable
            List<String> days,

            @Schema(example = "09:00") @Nullable String from,

            @Schema(description = "At or before from, it is that time of the next day", example = "17:00") @Nullable
            String to,

            @Schema(example = "Europe/Berlin") @Nullable String zone) {}

    @Schema(name = "Agent")
    record View(
            @Schema(example = "word_counter") String agentId,

            @Schema(description = "Its id among all entities", example = "agent_word_counter")
            String entityId,

            @Nullable String name,
            @Nullable String role,
            @Nullable String agentType,
            @Nullable String description,
            List<String> capabilities,
            List<String> specialisations,
            @Nullable Long capacity,
            String status,
            boolean enabled,
            @Nullable Hours workingHours,
            @Nullable Object configuration,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            Metrics metrics) {}

    @Schema(name = "AgentMetrics", description = "Computed from the graph")
    record Metrics(
            String agentId,
            long tasksCompleted,
            long tasksFailed,

            @Schema(description = "Percent; null before the first") @Nullable
            Double successRate,

            @Schema(description = "How long a completed task ran") @Nullable
            Double averageDurationMs,

            @Nullable Double p95DurationMs,
            @Schema(description = "Tasks it holds now") long load) {}

    @Schema(name = "AgentList")
    record Page(
            List<View> agents,

            @Schema(description = "For the parameter cursor of the next page; null on the last") @Nullable
            String nextCursor) {}
}
