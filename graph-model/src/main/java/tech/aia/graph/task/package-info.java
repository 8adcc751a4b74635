/**
 * Tasks and their life. {@link tech.aia.graph.task.TaskQueue} takes them from submission to their end, {@link
 * tech.aia.graph.task.TaskSweeper} looks after those whose workers are gone, {@link tech.aia.graph.task.Tasks} reads them with the agents
 * assigned to them, their results, what they depend on and what they are about.
 */
@NullMarked
package tech.aia.graph.task;

import org.jspecify.annotations.NullMarked;
