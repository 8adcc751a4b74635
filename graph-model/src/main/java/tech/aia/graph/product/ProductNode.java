package tech.aia.graph.product;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Property;

/** How {@link Product} stands in the graph. Anybody may import anything, so values of another kind than expected are read as none. */
@Node("Product")
record ProductNode(
        @Id String id,
        @Nullable String name,
        @Nullable String category,
        @Property("unit_price") @Nullable Double unitPrice,
        @Nullable String unit,
        @Nullable String description,
        @Property("created_at") @Nullable ZonedDateTime createdAt,
        @Property("updated_at") @Nullable ZonedDateTime updatedAt) {

    /** What a statement returns of a node {@code p}. */
    static final String PROJECTION = """
            p {
              .id, __nodeLabels__: labels(p), __elementId__: elementId(p),
              name: toStringOrNull(p.name),
              category: toStringOrNull(p.category),
              unit_price: toFloatOrNull(p.unit_price),
              unit: toStringOrNull(p.unit),
              description: toStringOrNull(p.description),
              created_at: CASE WHEN p.created_at IS :: ZONED DATETIME THEN p.created_at END,
              updated_at: CASE WHEN p.updated_at IS :: ZONED DATETIME THEN p.updated_at END
            }""";

    Product toProduct() {
        return new Product(id, name, category, unitPrice, unit, description, instant(createdAt), instant(updatedAt));
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
