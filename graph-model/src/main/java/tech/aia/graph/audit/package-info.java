/** Who did what, from where, and what came of it: written by the platform alone, sealed, and read by administrators. */
@NullMarked
package tech.aia.graph.audit;

import org.jspecify.annotations.NullMarked;
