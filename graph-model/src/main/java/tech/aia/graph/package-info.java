/**
 * What is in the graph and its rules, one package per thing; {@code entity} is what all of them have in common, {@code imports} is
 * how many of them come in at once.
 */
@NullMarked
package tech.aia.graph;

import org.jspecify.annotations.NullMarked;
