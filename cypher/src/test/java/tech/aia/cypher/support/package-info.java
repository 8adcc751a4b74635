/** One embedded Neo4j for a module's whole test run, wiped between tests. */
@NullMarked
package tech.aia.cypher.support;

import org.jspecify.annotations.NullMarked;
