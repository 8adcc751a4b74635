package tech.aia.graph.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.product.Product;

/**
 * A customer's purchase of a product. A field is null where the relationship has no such property, or no number or time in it.
 *
 * @param at a date without a time counts as its beginning in UTC
 * @param amount paid in all, in the currency of the data
 * @param quantity units bought
 */
public record Purchase(
        Product product,
        @Nullable Instant at,
        @Nullable Double amount,
        @Nullable Double quantity) {}
