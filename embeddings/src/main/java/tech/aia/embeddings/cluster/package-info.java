/**
 * Clusters of vectors: {@link tech.aia.embeddings.cluster.Clusters} puts those together that mean alike, and says how many kinds there
 * seem to be. Nothing here reads the graph or encodes text.
 */
@NullMarked
package tech.aia.embeddings.cluster;

import org.jspecify.annotations.NullMarked;
