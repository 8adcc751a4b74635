@NullMarked
package tech.aia.app.live.door;

import org.jspecify.annotations.NullMarked;
