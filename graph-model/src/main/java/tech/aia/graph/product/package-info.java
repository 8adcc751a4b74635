/** Products that customers buy. Reads only; {@link tech.aia.graph.product.Products} is the way in. */
@NullMarked
package tech.aia.graph.product;

import org.jspecify.annotations.NullMarked;
