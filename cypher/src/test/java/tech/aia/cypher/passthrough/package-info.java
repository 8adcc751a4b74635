/** Tests of the passthrough against the module's real Neo4j. */
@NullMarked
package tech.aia.cypher.passthrough;

import org.jspecify.annotations.NullMarked;
