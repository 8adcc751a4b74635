/**
 * What every REST door answers when something goes wrong: stable codes ({@link tech.aia.app.rest.error.ErrorCode}), RFC 9457 problem
 * details with AIA's documented {@code error} object, and the page that explains each code. Statuses are decided here and nowhere else.
 */
@NullMarked
package tech.aia.app.rest.error;

import org.jspecify.annotations.NullMarked;
