/** Requests that nobody decent would send, made from the server's own description of its operations. */
@NullMarked
package tech.aia.app.fuzz;

import org.jspecify.annotations.NullMarked;
