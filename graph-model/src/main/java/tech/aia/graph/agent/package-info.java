/**
 * Agents, who work on tasks: {@link tech.aia.graph.agent.Agents} reads them, {@link tech.aia.graph.agent.AgentRegistry} registers and
 * changes them and says how they do. {@link tech.aia.graph.agent.AgentMatcher} is for a module above to implement, which knows of meaning.
 */
@NullMarked
package tech.aia.graph.agent;

import org.jspecify.annotations.NullMarked;
