/**
 * Cypher from strangers: {@code CypherPassthrough} judges each statement by its tokens and by Neo4j's own plan before it runs, then
 * streams its rows within limits of rows, bytes and time. {@code ResultValues} and {@code ResultRows} give rows their lossless,
 * typed JSON form and the formats json, table, graph, csv and ndjson, without knowing any JSON library.
 */
@NullMarked
package tech.aia.cypher.passthrough;

import org.jspecify.annotations.NullMarked;
