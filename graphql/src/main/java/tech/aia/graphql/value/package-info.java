/** The schema's own scalars, and graph values as JSON. Knows nothing of the rest of the schema. */
@NullMarked
package tech.aia.graphql.value;

import org.jspecify.annotations.NullMarked;
