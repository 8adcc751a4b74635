/**
 * Meaning: {@link tech.aia.embeddings.SemanticSearch} finds entities by what they are about, and {@link
 * tech.aia.embeddings.Indexing} keeps the search index true to the graph. {@code encoder} makes 384 numbers of a text, {@code
 * index} finds the nearest.
 */
@NullMarked
package tech.aia.embeddings;

import org.jspecify.annotations.NullMarked;
