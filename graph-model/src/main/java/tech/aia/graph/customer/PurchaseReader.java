package tech.aia.graph.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.product.Product;
import tech.aia.graph.product.Products;

/** Reads the purchases of many customers: one statement for totals and relationships, one for the products. */
final class PurchaseReader {
    private static final String PURCHASES = """
            UNWIND $ids AS id
            MATCH (c:Entity {id: id})
            CALL (c) {
              MATCH (c)-[r:PURCHASED]->(:Product)
              RETURN count(r) AS purchases, sum(toFloatOrNull(r.amount)) AS amount, sum(toFloatOrNull(r.quantity)) AS quantity
            }
            CALL (c) {
              MATCH (c)-[r:PURCHASED]->(p:Product)
              WITH r, p, CASE
                WHEN r.at IS :: ZONED DATETIME NOT NULL THEN r.at
                WHEN r.at IS :: LOCAL DATETIME NOT NULL THEN datetime({datetime: r.at, timezone: 'Z'})
                WHEN r.at IS :: DATE NOT NULL THEN datetime({date: r.at, timezone: 'Z'})
              END AS at
              ORDER BY at IS NULL, at DESC, elementId(r) LIMIT $latest
              RETURN collect({product: p.id, at: at, amount: toFloatOrNull(r.amount), quantity: toFloatOrNull(r.quantity)}) AS latest
            }
            RETURN id, purchases, amount, quantity, latest""";

    private final Graph graph;
    private final Products products;

    PurchaseReader(Graph graph, Products products) {
        this.graph = graph;
        this.products = products;
    }

    Map<String, Purchases> read(Collection<String> customerIds, int latest) {
        var ids = new LinkedHashSet<>(customerIds);
        var result = new LinkedHashMap<String, Purchases>();
        ids.forEach(id -> result.put(id, Purchases.NONE));
        if (ids.isEmpty()) {
            return result;
        }
        var rows = graph.read(PURCHASES, Map.of("ids", List.copyOf(ids), "latest", latest));
        var bought = products(rows);
        rows.forEach(row -> result.put(row.string("id"), purchases(row, bought)));
        return result;
    }

    private Map<String, Product> products(List<Row> rows) {
        var ids = new LinkedHashSet<String>();
        rows.forEach(row -> purchases(row).forEach(purchase -> ids.add(purchase.string("product"))));
        var byId = new HashMap<String, Product>();
        products.findAll(ids).forEach(product -> byId.put(product.id(), product));
        return byId;
    }

    private static Purchases purchases(Row row, Map<String, Product> products) {
        var latest = new ArrayList<Purchase>();
        for (var purchase : purchases(row)) {
            var product = products.get(purchase.string("product"));
            if (product != null) {
                latest.add(new Purchase(product, purchase.instantOrNull("at"), (Double) purchase.get("amount"), (Double)
                        purchase.get("quantity")));
            }
        }
        return new Purchases(row.integer("purchases"), real(row, "amount"), real(row, "quantity"), latest);
    }

    private static List<Row> purchases(Row row) {
        return row.list("latest").stream().map(PurchaseReader::nested).toList();
    }

    @SuppressWarnings("unchecked")
    private static Row nested(@Nullable Object map) {
        return new Row((Map<String, @Nullable Object>) Objects.requireNonNull(map));
    }

    /** The sum of nothing is the integer 0. */
    private static double real(Row row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }
}
