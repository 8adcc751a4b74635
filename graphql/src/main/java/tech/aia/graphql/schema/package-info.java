/**
 * What the schema files say of the graph, and what follows from it: from each type that has {@code @node} come its filters, orders,
 * connections and aggregates, from each that has {@code @edge} those of relationships, and from each that has {@code @writable} its inputs
 * and mutations, so that every type can be asked and written in the same way.
 */
@NullMarked
package tech.aia.graphql.schema;

import org.jspecify.annotations.NullMarked;
