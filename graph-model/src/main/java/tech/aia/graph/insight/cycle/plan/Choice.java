package tech.aia.graph.insight.cycle.plan;

import java.util.List;
import tech.aia.graph.insight.cycle.strategy.Strategy;

/**
 * What was chosen of some strategies, and what not.
 *
 * @param chosen those that bring most beyond their cost first
 * @param leftOut in order of key
 * @param optimal whether nothing better can be; false if the search was ended before that was proved
 */
public record Choice(List<Strategy> chosen, List<LeftOut> leftOut, boolean optimal) {

    /** @param explanation with figures, for people */
    public record LeftOut(Strategy strategy, Reason reason, String explanation) {}
}
