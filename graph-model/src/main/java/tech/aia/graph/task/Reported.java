package tech.aia.graph.task;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * What became of one report of many: either of the two is there.
 *
 * @param task as it is now
 * @param refusal why the report was not taken, as its own method would have thrown it
 */
public record Reported(
        @Nullable TaskSnapshot task, @Nullable GraphModelException refusal) {}
