/**
 * Another way to answer an operation, against which the compiler is held: resolvers that go from node to node and filter, order and add up in
 * Java; with random graphs and operations.
 */
@NullMarked
package tech.aia.graphql.walk;

import org.jspecify.annotations.NullMarked;
