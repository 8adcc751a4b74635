/** Customers and what they purchased. Reads only; {@link tech.aia.graph.customer.Customers} is the way in. */
@NullMarked
package tech.aia.graph.customer;

import org.jspecify.annotations.NullMarked;
