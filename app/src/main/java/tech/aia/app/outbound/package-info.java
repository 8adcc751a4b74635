/** Every call that the server makes to a URL goes out here: where it may go, how long it may take, and how much it may bring back. */
@NullMarked
package tech.aia.app.outbound;

import org.jspecify.annotations.NullMarked;
