@NullMarked
package tech.aia.app.tls;

import org.jspecify.annotations.NullMarked;
