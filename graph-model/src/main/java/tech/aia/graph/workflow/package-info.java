/**
 * Workflows: named, versioned plans of stages, and runs of them. Each stage of a run is a task, so it waits, runs, fails and is tried
 * again as every other task; this package decides what the end of a stage means for the run as a whole.
 */
@NullMarked
package tech.aia.graph.workflow;

import org.jspecify.annotations.NullMarked;
