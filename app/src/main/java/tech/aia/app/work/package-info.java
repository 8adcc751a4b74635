/** What keeps work going in this process: the sweeper of overdue tasks, and the signal that wakes those who wait for tasks. */
@NullMarked
package tech.aia.app.work;

import org.jspecify.annotations.NullMarked;
