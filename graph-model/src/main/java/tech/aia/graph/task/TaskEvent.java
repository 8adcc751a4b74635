package tech.aia.graph.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a task: {@code (:Task)-[:HAD]->(:TaskEvent)}.
 *
 * @param seq 1 for the first, without gaps
 * @param from the status before; null for the first event
 * @param by who made it: a worker, a caller, or {@code sweeper}
 * @param reason why, in words
 * @param attempt which attempt it belongs to; 0 before the first
 */
public record TaskEvent(
        long seq, Instant at, @Nullable TaskStatus from, TaskStatus to, String by, String reason, int attempt) {}
