package tech.aia.graph.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as one transaction saw it.
 *
 * @param id {@code task_<key>}
 * @param taskType kind of work, such as {@code sentiment_analysis}
 * @param priority 1 to 10, 10 being the most urgent
 * @param progress 0 to 100
 * @param attempt how many times it was given out to be worked on; 0 before the first
 * @param maxAttempts how many times it is tried before it fails for good
 * @param requirements JSON text, whole as it was submitted
 * @param context JSON text, whole as it was submitted
 * @param agentsRequired ids of the only agents that may take it; empty for any
 * @param readyAt when it can be taken, while it is queued
 * @param leaseUntil until when its worker holds it
 * @param fencingToken greater with each claim; 0 before the first
 * @param worker who holds it, or held it last
 * @param agentId the agent that holds it now
 * @param startedAt when the present or last attempt began to run
 * @param endedAt when it was completed, failed or cancelled
 * @param partialResults JSON text, as the worker last reported
 * @param errorType kind of the last error, such as {@code timeout}
 * @param estimatedCompletion from what tasks of its type took; null when none was completed yet
 * @param waitsFor while it is queued: ids of the tasks that must be completed before it can be taken, and the holds on it
 * @param dependencies on how many tasks it depends
 * @param run id of the workflow run it is part of
 * @param stage its name there
 */
public record TaskSnapshot(
        String id,
        String name,
        String taskType,
        String description,
        TaskStatus status,
        int priority,
        double progress,
        int attempt,
        int maxAttempts,
        @Nullable String requirements,
        @Nullable String context,
        List<String> agentsRequired,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant readyAt,
        @Nullable Instant leaseUntil,
        long fencingToken,
        @Nullable String worker,
        @Nullable String agentId,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String partialResults,
        boolean cancelRequested,
        @Nullable String errorType,
        @Nullable String error,
        @Nullable Instant estimatedCompletion,
        List<String> waitsFor,
        int dependencies,
        @Nullable String run,
        @Nullable String stage) {

    public TaskSnapshot {
        agentsRequired = List.copyOf(agentsRequired);
        waitsFor = List.copyOf(waitsFor);
    }

    /** Whether there can be {@link TaskQueue#inputs}: it depends on others, or compensates for them. */
    public boolean hasInputs() {
        return dependencies > 0 || run != null;
    }
}
