/** Who may ask which field, and filter and order by which. */
@NullMarked
package tech.aia.graphql.access;

import org.jspecify.annotations.NullMarked;
