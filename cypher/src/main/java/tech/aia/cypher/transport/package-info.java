/**
 * The driver: {@code DefaultGraph} implements {@code Graph} over it, and {@code DriverValues} carries values across. {@code SealedNodes}
 * tells the transactions it makes from all others.
 */
@NullMarked
package tech.aia.cypher.transport;

import org.jspecify.annotations.NullMarked;
