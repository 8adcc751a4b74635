package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tells of activities. */
final class ActivityBodies {
    private ActivityBodies() {}

    @Schema(name = "NewActivity")
    record NewActivity(
            @Schema(description = "Any id of 1 to 200 characters", example = "user_123") @Nullable
            String userId,

            @Schema(example = "session_abc789") @Nullable String sessionId,

            @Schema(description = "Letters, digits and _ . : -", example = "api_request") @Nullable
            String activityType,

            @Schema(
                    description =
                            "When it was done, now when left out; not before 2000 and five minutes ahead at the most",
                    example = "2025-10-03T10:00:00Z")
            @Nullable
            String timestamp,

            @Schema(
                    description =
                            "Kept whole, 16 KB at the most. endpoint, response_time (milliseconds), status_code and bytes are"
                                    + " what figures are made of; with a status_code it counts as a request",
                    example =
                            "{\"endpoint\": \"/knowledge-graph/query\", \"response_time\": 234, \"status_code\": 200, \"user_agent\": \"AIAClient/1.0\"}")
            @Nullable
            Map<String, @Nullable Object> details,

            @Schema(
                    description = "Kept whole, 16 KB at the most",
                    example =
                            "{\"ip_address\": \"192.168.1.100\", \"location\": \"US-East\", \"device_type\": \"API\"}")
            @Nullable
            Map<String, @Nullable Object> context) {}

    @Schema(name = "RecordedActivity")
    record Recorded(
            @Schema(example = "activity_4f0c6b1e9d0a4a3f8c2b7d5e6f708192")
            String activityId,

            @Schema(example = "user_123") String userId,
            Instant timestamp) {}

    @Schema(name = "ActivityBatch")
    record Batch(
            @Schema(description = "1 to 1000, each as for one") @Nullable
            List<@Nullable Map<String, @Nullable Object>> activities) {}

    /** @param activities in the order of the request */
    @Schema(name = "ActivityBatchAnswer")
    record BatchAnswer(int recorded, int refused, List<Item> activities) {}

    @Schema(name = "ActivityOfBatch", description = "activity_id, or error where it was refused")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(@Nullable String activityId, TaskBodies.@Nullable ItemError error) {}

    @Schema(name = "ErasedActivity")
    record Erased(
            @Schema(example = "user_123") String userId,

            @Schema(description = "Records that were removed", example = "456")
            long erased) {}
}
