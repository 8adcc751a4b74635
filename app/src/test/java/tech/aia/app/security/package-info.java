@NullMarked
package tech.aia.app.security;

import org.jspecify.annotations.NullMarked;
