/** Who may ask which field. */
@NullMarked
package tech.aia.graphql.access;

import org.jspecify.annotations.NullMarked;
