/**
 * The GraphQL door: its set-up, limits, errors and the GraphiQL page. What requests and answers are is in {@code http}, who may ask what in
 * {@code access}, what is known of an operation that came before in {@code operation}, what the schema files in {@code resources/graphql}
 * say and what follows from them in {@code schema}. {@code compile} makes statements of what operations ask, {@code read} runs these for
 * queries, {@code write} has the mutations and {@code value} the scalars.
 */
@NullMarked
package tech.aia.graphql;

import org.jspecify.annotations.NullMarked;
