/**
 * The driver's way to the embedded database without a socket: a transport for the driver's own service interface, chosen by the URI
 * scheme of an {@link tech.aia.cypher.inprocess.InProcessAddress}. It answers the messages of the Bolt protocol from Neo4j's kernel, so
 * that whatever is built on the driver runs on it unchanged, and only what runs in this process and was handed the address can connect.
 *
 * <p>No statement runs on its caller's thread, though that would be faster. An interrupt closes the file that its thread is at work on: one
 * that meets a commit stops the database for good, and one that meets a mere reader of a full-text or vector index breaks that index for
 * the next commit. A statement that runs long on a virtual thread keeps one of the few carriers from everybody else, and the driver does
 * not say whether its caller waits. So statements run on threads of this package, which nobody interrupts.
 */
@NullMarked
package tech.aia.cypher.inprocess;

import org.jspecify.annotations.NullMarked;
