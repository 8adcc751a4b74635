package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The documented metrics; what cannot be known is null. */
@Schema(name = "Metrics")
record MetricsView(SystemMetrics systemMetrics, ApiMetrics apiMetrics, BusinessMetrics businessMetrics) {

    @Schema(name = "SystemMetrics")
    record SystemMetrics(
            @Schema(description = "Percent of all processors in use, by any program", example = "45.2") @Nullable
            Double cpuUsage,

            @Schema(description = "Percent of the heap this process may have that is in use", example = "67.8")
            @Nullable
            Double memoryUsage,

            @Schema(description = "Percent of the disk with the data directory that is in use", example = "23.4")
            @Nullable
            Double diskUsage,

            @Schema(description = "Open HTTP connections, this one included", example = "127") @Nullable
            Long activeConnections) {}

    @Schema(name = "ApiMetrics", description = "Over the last minute")
    record ApiMetrics(
            @Schema(example = "23.5") double requestsPerSecond,

            @Schema(description = "Milliseconds; null when there were no requests", example = "234") @Nullable
            Double averageResponseTime,

            @Schema(description = "Percent of answers with a status of 500 and more", example = "0.02") @Nullable
            Double errorRate,

            @Schema(description = "Percent of all other answers", example = "99.98") @Nullable
            Double successRate) {}

    @Schema(name = "BusinessMetrics")
    record BusinessMetrics(
            @Schema(description = "Tasks that have not ended", example = "89") @Nullable
            Long activeTasks,

            @Schema(example = "12456") @Nullable Long completedTasks,

            @Schema(description = "Entities in the graph", example = "569") @Nullable
            Long knowledgeAtoms,

            @Schema(
                    description =
                            "Percent of the tasks that ended in an agent's hands which it completed; null before the first",
                    example = "94.7")
            @Nullable
            Double agentPerformanceScore) {}
}
