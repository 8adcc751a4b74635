/**
 * The driver's way to the embedded database without a socket: a transport for the driver's own service interface, chosen by the URI
 * scheme of an {@link tech.aia.cypher.inprocess.InProcessAddress}. It answers the messages of the Bolt protocol from Neo4j's kernel, so
 * that whatever is built on the driver runs on it unchanged, and only what runs in this process and was handed the address can connect.
 *
 * <p>Which thread a statement runs on matters. An interrupt that meets a thread in the middle of a commit closes the file under it and
 * stops the database for good, and a statement that runs long on a virtual thread keeps one of the few carriers from everybody else.
 * So statements run on threads of this package, which nobody interrupts; only a reading caller that says it waits for the answer
 * ({@link tech.aia.cypher.inprocess.WaitingCaller}) runs its statement itself.
 */
@NullMarked
package tech.aia.cypher.inprocess;

import org.jspecify.annotations.NullMarked;
