@NullMarked
package tech.aia.app.log;

import org.jspecify.annotations.NullMarked;
