/** Tasks with the agents assigned to them, their results, what they depend on and what they are about. Reads only; {@link
 * tech.aia.graph.task.Tasks} is the way in. */
@NullMarked
package tech.aia.graph.task;

import org.jspecify.annotations.NullMarked;
