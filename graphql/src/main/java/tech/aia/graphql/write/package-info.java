/**
 * Mutations: inputs become calls of the facades below, whose rules decide; what was written is read again by the compiler, with one statement
 * for the selection.
 */
@NullMarked
package tech.aia.graphql.write;

import org.jspecify.annotations.NullMarked;
