/** People who use the platform: who they are, how they prove it, and what stops those who guess. */
@NullMarked
package tech.aia.graph.people;

import org.jspecify.annotations.NullMarked;
