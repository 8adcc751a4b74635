/** The driver: {@code DefaultGraph} implements {@code Graph} over it, and {@code DriverValues} carries values across. */
@NullMarked
package tech.aia.cypher.transport;

import org.jspecify.annotations.NullMarked;
