/**
 * The small public surface of the graph database: {@link tech.aia.cypher.Graph} runs a read or a write with parameters and gives
 * rows; the {@code Graph…} records are Neo4j's values without Neo4j's types. Sub-packages: {@code server} (the embedded Neo4j),
 * {@code transport} (driver), {@code change} (committed changes), {@code migration} (numbered schema changes), {@code passthrough}
 * (Cypher from strangers), {@code procedure} (what analysts can CALL). No module above this one imports {@code org.neo4j}.
 */
@NullMarked
package tech.aia.cypher;

import org.jspecify.annotations.NullMarked;
