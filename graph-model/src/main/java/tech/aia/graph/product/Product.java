package tech.aia.graph.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product that customers buy. A field is null where the graph has no such property, or holds a value of another kind in it.
 *
 * @param id {@code product_<key>}
 * @param unitPrice list price of one unit, in the currency of the data
 * @param unit what one unit is, such as {@code seat per year}
 */
public record Product(
        String id,
        @Nullable String name,
        @Nullable String category,
        @Nullable Double unitPrice,
        @Nullable String unit,
        @Nullable String description,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
