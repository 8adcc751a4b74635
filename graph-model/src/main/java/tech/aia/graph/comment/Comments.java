package tech.aia.graph.comment;

import tech.aia.graph.GraphModelException;

/** Comments on entities; they go with what they are about. Safe for use by many threads. All methods throw {@link GraphModelException}. */
public interface Comments {
    /**
     * Says something about an entity.
     *
     * @param about id of the entity
     * @param author id of whoever says it
     * @param text 1 to 10,000 characters
     * @return the id of the comment
     * @throws GraphModelException.NotFound if there is no such entity
     */
    String add(String about, String author, String text);

    /**
     * Takes a comment back, with the comments on it.
     *
     * @throws GraphModelException.NotFound if there is no such comment
     */
    void delete(String id);
}
