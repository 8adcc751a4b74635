/**
 * The event stream: every committed change of the graph as a named event, over server-sent events and in JSON pages. One
 * {@link tech.aia.app.stream.Feed} follows the change log for all readers; whoever is behind it reads the log until it has caught up.
 */
@NullMarked
package tech.aia.app.stream;

import org.jspecify.annotations.NullMarked;
