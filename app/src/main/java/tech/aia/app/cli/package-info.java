/**
 * The command line: reads {@code aia …}, talks to a server over HTTP and prints tables, or asks a {@link
 * tech.aia.app.cli.ServerLauncher} to be the server. Its client commands load neither Spring nor Neo4j, so that they start at once.
 */
@NullMarked
package tech.aia.app.cli;

import org.jspecify.annotations.NullMarked;
