/** Runs what the compiler makes of an operation, and gives its answer the form that the schema asks for. */
@NullMarked
package tech.aia.graphql.read;

import org.jspecify.annotations.NullMarked;
