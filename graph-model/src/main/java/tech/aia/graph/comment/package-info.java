/** What people and programs say about entities: {@code (:Comment)-[:COMMENTS_ON]->(:Entity)}. A comment is an entity, so it is found by meaning. */
@NullMarked
package tech.aia.graph.comment;

import org.jspecify.annotations.NullMarked;
