/**
 * What everything that can be found by meaning has in common: an id, a type, a name, properties and times. Owns their naming rules,
 * creating, changing, listing and deleting them, the indexes by which they are found by their properties, and the text that stands for an
 * entity when it is encoded, with what is kept of its embedding.
 */
@NullMarked
package tech.aia.graph.entity;

import org.jspecify.annotations.NullMarked;
