package tech.aia.graph.task;

/**
 * The answer to a submission.
 *
 * @param repeated whether this is the task of an earlier submission with the same idempotency key
 */
public record Submission(TaskSnapshot task, boolean repeated) {}
