package tech.aia.graph.insight.purchases;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;

/** Reads histories from the graph. Whatever is of another kind than expected counts as not there, as anybody may import anything. */
final class HistoryReader {
    /** Columns of other people's files are understood, too: {@code order_date} and {@code revenue}. */
    private static final String HISTORY = """

            CALL (c) {
              MATCH (c)-[r:PURCHASED]->(p:Entity)
              WITH r, p, coalesce(r.at, r.purchased_at, r.order_date) AS at
              RETURN collect(coalesce(p.id, '')) AS products,
                collect(CASE
                  WHEN at IS :: ZONED DATETIME NOT NULL THEN at.epochMillis
                  WHEN at IS :: LOCAL DATETIME NOT NULL THEN datetime({datetime: at, timezone: 'Z'}).epochMillis
                  WHEN at IS :: DATE NOT NULL THEN datetime({date: at, timezone: 'Z'}).epochMillis
                  ELSE $never END) AS times,
                collect(coalesce(
                  toFloatOrNull(r.amount), toFloatOrNull(r.revenue),
                  toFloatOrNull(r.quantity) * toFloatOrNull(r.unit_price) * (1.0 - coalesce(toFloatOrNull(r.discount), 0.0)),
                  $unknown)) AS amounts
            }
            WITH c, products, times, amounts, coalesce(c.churned_at, c.churn_date) AS gone
            RETURN c.id AS id, products, times, amounts, coalesce(c.churned, c.churn) AS churned,
              CASE
                WHEN gone IS :: ZONED DATETIME NOT NULL THEN gone.epochMillis
                WHEN gone IS :: LOCAL DATETIME NOT NULL THEN datetime({datetime: gone, timezone: 'Z'}).epochMillis
                WHEN gone IS :: DATE NOT NULL THEN datetime({date: gone, timezone: 'Z'}).epochMillis
              END AS churned_at,
              toFloatOrNull(coalesce(c.satisfaction_score, c.satisfaction)) AS satisfaction""";

    private static final String ALL = "MATCH (c:Entity) WHERE c.type = 'customer' AND c.id IS NOT NULL" + HISTORY;
    private static final String SOME = "MATCH (c:Entity) WHERE c.id IN $ids AND c.type = 'customer'" + HISTORY;

    private static final long NEVER = Long.MIN_VALUE;
    private static final int BEST_SCORE = 10;

    private final Graph graph;
    private final Products products;

    HistoryReader(Graph graph, Products products) {
        this.graph = graph;
        this.products = products;
    }

    void all(Consumer<CustomerHistory> histories) {
        read(ALL, List.of(), histories);
    }

    /** Those of the ids that are customers. */
    void some(Collection<String> ids, Consumer<CustomerHistory> histories) {
        read(SOME, List.copyOf(ids), histories);
    }

    private void read(String statement, List<String> ids, Consumer<CustomerHistory> histories) {
        var parameters = new HashMap<String, Object>(Map.of("never", NEVER, "unknown", Double.NaN));
        parameters.put("ids", ids);
        graph.stream(statement, parameters, row -> histories.accept(history(row)));
    }

    private CustomerHistory history(Row row) {
        var at = row.list("times");
        var order = IntStream.range(0, at.size())
                .filter(i -> integer(at, i) != NEVER)
                .boxed()
                .sorted((a, b) -> Long.compare(integer(at, a), integer(at, b)))
                .mapToInt(Integer::intValue)
                .toArray();
        var times = new long[order.length];
        var amounts = new double[order.length];
        var bought = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            times[i] = integer(at, order[i]);
            amounts[i] = finite(row.list("amounts").get(order[i]));
            bought[i] = products.number(String.valueOf(row.list("products").get(order[i])));
        }
        return new CustomerHistory(row.string("id"), times, amounts, bought, at.size() - order.length, recorded(row));
    }

    private static CustomerHistory.Recorded recorded(Row row) {
        return new CustomerHistory.Recorded(
                flag(row.get("churned")),
                row.get("churned_at") instanceof Long gone ? gone : null,
                row.get("satisfaction") instanceof Double score && score >= 0 && score <= BEST_SCORE ? score : null);
    }

    private static long integer(List<@Nullable Object> column, int i) {
        return (Long) Objects.requireNonNull(column.get(i));
    }

    private static double finite(@Nullable Object amount) {
        return amount instanceof Double number && Double.isFinite(number) ? number : Double.NaN;
    }

    private static @Nullable Boolean flag(@Nullable Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "yes", "true", "1" -> true;
                    case "no", "false", "0" -> false;
                    default -> null;
                };
            case null, default -> null;
        };
    }
}
