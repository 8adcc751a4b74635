/** Procedures and functions that analysts can call from any Cypher window on the embedded server; the modules above supply the work. */
@NullMarked
package tech.aia.cypher.procedure;

import org.jspecify.annotations.NullMarked;
