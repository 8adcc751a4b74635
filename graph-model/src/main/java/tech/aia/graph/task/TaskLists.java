package tech.aia.graph.task;

import tech.aia.graph.GraphModelException;

/**
 * Lists tasks by the time they were accepted, however many there are: a page reads what it shows, by an index, and skips only tasks of
 * another priority when one is asked for. Safe for use by many threads. Throws {@link tech.aia.cypher.GraphException} besides.
 */
public interface TaskLists {

    /** @throws GraphModelException.InvalidValue if the cursor is none that a page of this order gave */
    TaskPage list(TaskQuery query);
}
