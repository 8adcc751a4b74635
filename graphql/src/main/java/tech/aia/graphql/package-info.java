/**
 * The GraphQL door: its set-up, limits, errors and the GraphiQL page. The fields of the schema in {@code resources/graphql} are
 * answered in {@code read}; {@code value} has the scalars.
 */
@NullMarked
package tech.aia.graphql;

import org.jspecify.annotations.NullMarked;
