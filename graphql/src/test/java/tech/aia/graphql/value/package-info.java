/** Scalars without the schema around them. */
@NullMarked
package tech.aia.graphql.value;

import org.jspecify.annotations.NullMarked;
