/**
 * Committed changes, in order, kept in the graph itself as {@code (:ChangeSet)} nodes written inside the very transaction that
 * makes the change, so that none is lost in a crash. Read models and streams follow {@link tech.aia.cypher.change.Changes}, each
 * with a cursor of its own.
 */
@NullMarked
package tech.aia.cypher.change;

import org.jspecify.annotations.NullMarked;
