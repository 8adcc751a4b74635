package tech.aia.graph.insight.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cycles, the newest first.
 *
 * @param nextCursor null on the last page
 */
public record CyclePage(
        List<OptimizationCycle> cycles, @Nullable String nextCursor) {}
