/** What the driver does over every transport, in classes named contract, and what only the one in process must do. */
@NullMarked
package tech.aia.cypher.inprocess;

import org.jspecify.annotations.NullMarked;
