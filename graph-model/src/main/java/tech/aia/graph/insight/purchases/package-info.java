/**
 * The purchases of the whole graph, compact in memory: a read model that follows the committed changes, can be thrown away at any time, and
 * is read again from the graph when it is asked for.
 */
@NullMarked
package tech.aia.graph.insight.purchases;

import org.jspecify.annotations.NullMarked;
