@NullMarked
package tech.aia.app.audit;

import org.jspecify.annotations.NullMarked;
