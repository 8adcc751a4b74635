/**
 * Labels for texts by their vectors: {@link tech.aia.embeddings.classify.VectorClassifier} likens them to descriptions of the labels,
 * or learns from examples. Nothing here reads the graph or encodes text.
 */
@NullMarked
package tech.aia.embeddings.classify;

import org.jspecify.annotations.NullMarked;
