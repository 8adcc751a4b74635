package tech.aia.graph.insight.cycle.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/**
 * Which category each product is of.
 *
 * @param byProduct category by id of product; others have none
 */
record Categories(Map<String, String> byProduct) {
    private static final String READ = """
            MATCH (p:Entity) WHERE p.type = 'product' AND p.id IS NOT NULL
            WITH p.id AS id, toStringOrNull(coalesce(p.category, p.category_name, p.category_id)) AS category
            WHERE category <> ''
            RETURN id, category""";

    static Categories read(Graph graph) {
        var byProduct = new HashMap<String, String>();
        graph.stream(READ, Map.of(), row -> byProduct.put(row.string("id"), row.string("category")));
        return new Categories(byProduct);
    }

    @Nullable
    String of(String product) {
        return byProduct.get(product);
    }

    /** In order of id. */
    List<String> products(String category) {
        return byProduct.entrySet().stream()
                .filter(entry -> entry.getValue().equals(category))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
