package tech.aia.graph.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as one transaction saw it; its stages are tasks.
 *
 * @param id {@code workflow_run_<key>}
 * @param workflow the name of the workflow; null for a run with a definition of its own
 * @param version the version it was started with
 * @param definition JSON text, as it was when it started
 * @param context JSON text, whole as it was given
 * @param stages how many stages it has, the compensation stage not counted
 * @param completed how many of them are completed
 * @param error which stage failed first and why
 * @param repeated whether the start was a repetition, answered with the first run
 */
public record WorkflowRun(
        String id,
        String description,
        @Nullable String workflow,
        @Nullable Integer version,
        RunStatus status,
        String definition,
        @Nullable String context,
        int priority,
        int stages,
        int completed,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        boolean repeated) {}
