package tech.aia.graph.agent;

import org.jspecify.annotations.Nullable;

/**
 * How an agent does, computed from the graph.
 *
 * @param completed tasks it completed
 * @param failed tasks that failed for good in its hands
 * @param successRate completed of completed and failed, 0 to 1; null before the first
 * @param averageMillis how long a completed one ran on average; null before the first
 * @param p95Millis nineteen of twenty completed ones ran no longer; null before the first
 * @param load tasks it holds now
 */
public record AgentFigures(
        String agentId,
        long completed,
        long failed,
        @Nullable Double successRate,
        @Nullable Double averageMillis,
        @Nullable Double p95Millis,
        long load) {}
