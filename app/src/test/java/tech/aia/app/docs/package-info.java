@NullMarked
package tech.aia.app.docs;

import org.jspecify.annotations.NullMarked;
