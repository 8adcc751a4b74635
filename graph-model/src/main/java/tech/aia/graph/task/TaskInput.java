package tech.aia.graph.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task that another one depends on has produced.
 *
 * @param task id of that task
 * @param stage its name in the workflow run
 * @param result id of its result; null when it kept none
 * @param payload JSON text
 * @param metrics JSON text
 * @param media JSON text
 */
public record TaskInput(
        String task,
        @Nullable String stage,
        String taskType,
        @Nullable String result,
        @Nullable String summary,
        @Nullable String payload,
        @Nullable String metrics,
        @Nullable String media) {}
