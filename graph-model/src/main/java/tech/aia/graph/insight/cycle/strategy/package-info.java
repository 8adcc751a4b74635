/**
 * What could be done for the business, each with what it is worth, how sure that is, what it costs, how long it takes, and the figures and
 * nodes that say so. {@link tech.aia.graph.insight.cycle.strategy.Candidates} gives them all.
 */
@NullMarked
package tech.aia.graph.insight.cycle.strategy;

import org.jspecify.annotations.NullMarked;
