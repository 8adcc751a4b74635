/**
 * What the schema files say of the graph, and what follows from it: from each type that has {@code @node} come its filters, orders,
 * connections and aggregates, so that every type can be asked in the same way.
 */
@NullMarked
package tech.aia.graphql.schema;

import org.jspecify.annotations.NullMarked;
