/**
 * The Neo4j inside this process: its data directory, its generated credentials, its settings, its start and stop. Also the Spring
 * configuration that gives the modules above a {@code Graph}, on this server or on an external one.
 */
@NullMarked
package tech.aia.cypher.server;

import org.jspecify.annotations.NullMarked;
