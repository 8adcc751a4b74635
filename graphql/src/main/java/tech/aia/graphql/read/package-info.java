/**
 * Answers the schema's queries out of the read models and the search. What is nested is gathered over a whole answer before it is
 * read, so the number of statements depends on the query and never on how much it finds.
 */
@NullMarked
package tech.aia.graphql.read;

import org.jspecify.annotations.NullMarked;
