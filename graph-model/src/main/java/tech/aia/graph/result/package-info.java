/** Results that tasks produced. Reads only; {@link tech.aia.graph.result.Results} is the way in. */
@NullMarked
package tech.aia.graph.result;

import org.jspecify.annotations.NullMarked;
