/** What the build ships, looked at after it was put together; these run in the phase verify. */
@NullMarked
package tech.aia.app.shipped;

import org.jspecify.annotations.NullMarked;
