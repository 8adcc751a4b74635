/**
 * What the graph says about the business: {@link tech.aia.graph.insight.Dashboards} works out revenue, customers and operations as of any
 * date and for any segment of customers; {@link tech.aia.graph.insight.AlertRules} are the thresholds it is held to, and
 * {@link tech.aia.graph.insight.BrokenRules} remembers which of them it broke. {@code purchases} is the read model below it, {@code series}
 * the statistics of months, {@code uptime} the signs of life of processes.
 */
@NullMarked
package tech.aia.graph.insight;

import org.jspecify.annotations.NullMarked;
