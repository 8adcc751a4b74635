package tech.aia.graph.task;

/**
 * One report of many: a task is done.
 *
 * @param fencingToken of the claim it was done under
 */
public record Completed(String taskId, long fencingToken, Completion completion) {}
