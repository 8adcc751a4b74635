@NullMarked
package tech.aia.app.webhook;

import org.jspecify.annotations.NullMarked;
