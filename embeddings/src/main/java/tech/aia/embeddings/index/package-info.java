/**
 * The search index: one Lucene document per entity, holding its vector, its words and the properties it can be filtered by.
 * It is a read model of the graph, true up to the cursor of its last commit, and may be thrown away and rebuilt at any time.
 */
@NullMarked
package tech.aia.embeddings.index;

import org.jspecify.annotations.NullMarked;
