/**
 * The compiler: a field of an operation with all that is selected in it becomes one Cypher expression, its values parameters. Limits come
 * before projections, so that only what is shown is read.
 */
@NullMarked
package tech.aia.graphql.compile;

import org.jspecify.annotations.NullMarked;
