package tech.aia.graph.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor for {@link EntityQuery#cursor()} of the next page; null on the last
 */
public record EntityPage(List<Entity> entities, @Nullable String nextCursor) {}
