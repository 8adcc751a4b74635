/** Who calls, and whether they may: clients and their tokens, and the rule of every door. */
@NullMarked
package tech.aia.app.security;

import org.jspecify.annotations.NullMarked;
