package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/**
 * Units and prices of products by month, of the months that were over at a moment.
 *
 * @param byCategory in order of product and month
 */
record Sales(Map<String, List<Month>> byCategory) {
    private static final String READ = """
            MATCH (c:Entity)-[r:PURCHASED]->(p:Entity) WHERE c.type = 'customer' AND p.type = 'product'
            WITH p.id AS product, coalesce(r.at, r.purchased_at, r.order_date) AS at, toFloatOrNull(r.quantity) AS quantity,
              toFloatOrNull(r.unit_price) * (1.0 - coalesce(toFloatOrNull(r.discount), 0.0)) AS price
            WHERE quantity > 0 AND price > 0
            WITH product, quantity, price,
              CASE
                WHEN at IS :: ZONED DATETIME NOT NULL THEN at.epochMillis
                WHEN at IS :: LOCAL DATETIME NOT NULL THEN datetime({datetime: at, timezone: 'Z'}).epochMillis
                WHEN at IS :: DATE NOT NULL THEN datetime({date: at, timezone: 'Z'}).epochMillis
              END AS millis
            WHERE millis < $end
            WITH product, quantity, price, datetime({epochMillis: millis}) AS at
            WITH product, at.year * 12 + at.month AS month, sum(quantity) AS units, sum(quantity * price) AS paid
            RETURN product, month, units, paid ORDER BY product, month""";

    /**
     * What was sold of a product in a month.
     *
     * @param number months since the year 0
     * @param price mean of what was paid for a unit
     */
    record Month(String product, long number, double units, double price) {}

    /** @param end beginning of the month that is not over, in milliseconds since 1970 */
    static Sales read(Graph graph, Categories categories, long end) {
        var byCategory = new HashMap<String, List<Month>>();
        graph.stream(READ, Map.of("end", end), row -> {
            var product = row.string("product");
            var category = categories.of(product);
            var units = number(row.get("units"));
            var paid = number(row.get("paid"));
            if (category != null && Double.isFinite(units) && Double.isFinite(paid)) {
                byCategory
                        .computeIfAbsent(category, none -> new ArrayList<>())
                        .add(new Month(product, row.integer("month"), units, paid / units));
            }
        });
        return new Sales(byCategory);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    List<Month> of(String category) {
        return byCategory.getOrDefault(category, List.of());
    }
}
