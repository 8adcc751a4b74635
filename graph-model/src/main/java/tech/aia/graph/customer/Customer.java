package tech.aia.graph.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer. A field is null where the graph has no such property, or holds a value of another kind in it.
 *
 * @param id {@code customer_<key>}
 * @param founded year
 * @param annualRevenue of {@code revenueYear}, in the currency of the data
 * @param revenueYear the year as the customer names it
 */
public record Customer(
        String id,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String industry,
        @Nullable String headquarters,
        @Nullable String country,
        @Nullable Long founded,
        @Nullable Double annualRevenue,
        @Nullable Long revenueYear,
        @Nullable Long employees,
        @Nullable String website,
        @Nullable String description,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
