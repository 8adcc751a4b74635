/** Relationships between entities, one by one: connecting and disconnecting. Owns what their types are called. */
@NullMarked
package tech.aia.graph.relationship;

import org.jspecify.annotations.NullMarked;
