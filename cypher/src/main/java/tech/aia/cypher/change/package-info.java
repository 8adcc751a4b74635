/**
 * Committed changes, in order, kept in the graph itself as {@code (:ChangeSet)} nodes written inside the very transaction that
 * makes the change, so that none is lost in a crash. Read models and streams follow {@link tech.aia.cypher.change.Changes}, each
 * with a cursor of its own. Who looks for work in the graph again and again asks a {@link tech.aia.cypher.change.Lookout} whether a commit
 * or a moment has come since the last look.
 */
@NullMarked
package tech.aia.cypher.change;

import org.jspecify.annotations.NullMarked;
