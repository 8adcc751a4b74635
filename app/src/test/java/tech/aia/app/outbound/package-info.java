@NullMarked
package tech.aia.app.outbound;

import org.jspecify.annotations.NullMarked;
