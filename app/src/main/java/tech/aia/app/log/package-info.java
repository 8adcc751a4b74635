/** Lines of the log that nobody outside can forge. */
@NullMarked
package tech.aia.app.log;

import org.jspecify.annotations.NullMarked;
