@NullMarked
package tech.aia.app.live;

import org.jspecify.annotations.NullMarked;
