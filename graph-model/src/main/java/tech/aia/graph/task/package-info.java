/**
 * Tasks and their life. {@link tech.aia.graph.task.TaskQueue} takes them from submission to their end, after those they depend on; {@link
 * tech.aia.graph.task.TaskSweeper} looks after those whose workers are gone; {@link tech.aia.graph.task.TaskLists} lists them, and {@link
 * tech.aia.graph.task.Tasks} reads them with what they are connected with. {@link tech.aia.graph.task.RunKeeper} is how those above are
 * told, in the same transaction, that tasks of a run have ended.
 */
@NullMarked
package tech.aia.graph.task;

import org.jspecify.annotations.NullMarked;
