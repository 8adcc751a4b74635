package tech.aia.graph.customer;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Property;

/** How {@link Customer} stands in the graph. Anybody may import anything, so values of another kind than expected are read as none. */
@Node("Customer")
record CustomerNode(
        @Id String id,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String industry,
        @Nullable String headquarters,
        @Nullable String country,
        @Nullable Long founded,
        @Property("annual_revenue") @Nullable Double annualRevenue,
        @Property("revenue_year") @Nullable Long revenueYear,
        @Nullable Long employees,
        @Nullable String website,
        @Nullable String description,
        @Property("created_at") @Nullable ZonedDateTime createdAt,
        @Property("updated_at") @Nullable ZonedDateTime updatedAt) {

    /** What a statement returns of a node {@code c}. */
    static final String PROJECTION = """
            c {
              .id, __nodeLabels__: labels(c), __elementId__: elementId(c),
              name: toStringOrNull(c.name),
              sector: toStringOrNull(c.sector),
              industry: toStringOrNull(c.industry),
              headquarters: toStringOrNull(c.headquarters),
              country: toStringOrNull(c.country),
              founded: toIntegerOrNull(c.founded),
              annual_revenue: toFloatOrNull(c.annual_revenue),
              revenue_year: toIntegerOrNull(c.revenue_year),
              employees: toIntegerOrNull(c.employees),
              website: toStringOrNull(c.website),
              description: toStringOrNull(c.description),
              created_at: CASE WHEN c.created_at IS :: ZONED DATETIME THEN c.created_at END,
              updated_at: CASE WHEN c.updated_at IS :: ZONED DATETIME THEN c.updated_at END
            }""";

    Customer toCustomer() {
        return new Customer(
                id,
                name,
                sector,
                industry,
                headquarters,
                country,
                founded,
                annualRevenue,
                revenueYear,
                employees,
                website,
                description,
                instant(createdAt),
                instant(updatedAt));
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
