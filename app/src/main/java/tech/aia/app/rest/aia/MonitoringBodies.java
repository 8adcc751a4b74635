package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of activities; what cannot be known is null. */
final class MonitoringBodies {
    private MonitoringBodies() {}

    @Schema(name = "UserAnalytics")
    record UserAnalytics(
            @Schema(example = "user_123") String userId,
            @Schema(example = "7d") String analyticsPeriod,
            Instant from,
            Instant to,
            Summary summary,
            UsagePatterns usagePatterns,
            Performance performanceMetrics,
            Sampling sampling) {}

    @Schema(name = "UsageSummary", description = "A request is an activity with a status code; 400 and more is failed")
    record Summary(
            @Schema(example = "456") long totalRequests,
            @Schema(example = "448") long successfulRequests,
            @Schema(example = "8") long failedRequests,

            @Schema(description = "Milliseconds", example = "187") @Nullable
            Double averageResponseTime,

            @Schema(description = "1 KB is 1000 bytes", example = "2.3MB") @Nullable
            String dataTransferred,

            @Schema(example = "2300000") @Nullable Long dataTransferredBytes,

            @Schema(description = "Five at the most", example = "[\"/tasks/submit\", \"/knowledge-graph/query\"]")
            List<String> mostUsedEndpoints,

            @Schema(description = "Requests and everything else", example = "470")
            long totalActivities) {}

    @Schema(name = "UsagePatterns")
    record UsagePatterns(
            @Schema(
                    description =
                            "Hours of the day in UTC with more than one and a half times the requests of the average hour",
                    example = "[9, 10, 14, 15, 16]")
            List<Integer> peakHours,

            @Schema(
                    description = "Shares of all requests that name an endpoint, 0 to 1; the five most used",
                    example = "{\"/tasks/submit\": 0.35, \"/knowledge-graph/query\": 0.28}")
            Map<String, Double> preferredEndpoints,

            @Schema(description = "Requests in each of the 24 hours of the day in UTC")
            List<Long> requestsByHour,

            @Schema(description = "The most frequent first", example = "{\"api_request\": 456, \"page_view\": 14}")
            Map<String, Long> activityTypes) {}

    @Schema(
            name = "UsagePerformance",
            description =
                    "Milliseconds. A percentile is the least recorded time such that at least that share of the requests took no"
                            + " longer")
    record Performance(
            @Schema(example = "150") @Nullable Double p50ResponseTime,

            @Schema(example = "450") @Nullable Double p95ResponseTime,

            @Schema(example = "800") @Nullable Double p99ResponseTime,

            @Schema(description = "Failed of all requests, 0 to 1", example = "0.018") @Nullable
            Double errorRate) {}

    @Schema(name = "UsageSampling")
    record Sampling(
            @Schema(description = "Whether counts are estimates, as some records stand for several requests")
            boolean sampled,

            @Schema(description = "Records the figures were computed from", example = "456")
            long recorded,

            @Schema(description = "How many activities a record stands for on average", example = "1") @Nullable
            Double weight) {}

    @Schema(name = "MonitoringDashboard")
    record Dashboard(
            @Schema(example = "24h") String period,
            Instant from,
            Instant to,
            Summary summary,
            Users users,
            UsagePatterns usagePatterns,
            Performance performanceMetrics,

            @Schema(description = "By their 95th percentile, ten at the most")
            List<Endpoint> slowestEndpoints,

            Sampling sampling) {}

    @Schema(name = "MonitoringUsers", description = "Those of whom something was recorded")
    record Users(
            @Schema(example = "42") long activeUsers,
            @Schema(example = "57") long sessions,

            @Schema(description = "With an activity in the last half hour of the period", example = "9")
            long activeSessions,

            @Schema(description = "Mean over the period", example = "3.2")
            double requestsPerMinute) {}

    @Schema(name = "EndpointUsage")
    record Endpoint(
            @Schema(example = "/knowledge-graph/query") String endpoint,
            @Schema(example = "128") long requests,

            @Schema(description = "Milliseconds", example = "187") @Nullable
            Double averageResponseTime,

            @Schema(example = "450") @Nullable Double p95ResponseTime,
            @Schema(example = "0.018") double errorRate) {}
}
