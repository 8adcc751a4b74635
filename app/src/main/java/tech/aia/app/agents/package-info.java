/**
 * The agents that are built in and do real work on the graph, and the runner that claims tasks for them from the queue that everybody
 * uses. Each agent documents the requirements it takes and refuses what it does not understand.
 */
@NullMarked
package tech.aia.app.agents;

import org.jspecify.annotations.NullMarked;
