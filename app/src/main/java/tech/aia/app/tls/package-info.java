/**
 * The server's certificate: makes one for trying, reads the one that is given and says in a sentence what is wrong with it. Knows
 * nothing of Spring, which serves with it.
 */
@NullMarked
package tech.aia.app.tls;

import org.jspecify.annotations.NullMarked;
