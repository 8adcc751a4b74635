/** Agents, who work on tasks: what they are and can do. Reads only; {@link tech.aia.graph.agent.Agents} is the way in. */
@NullMarked
package tech.aia.graph.agent;

import org.jspecify.annotations.NullMarked;
