/** When the platform was up: each process leaves a sign of life in the graph, by which the time it ran can be told afterwards. */
@NullMarked
package tech.aia.graph.insight.uptime;

import org.jspecify.annotations.NullMarked;
