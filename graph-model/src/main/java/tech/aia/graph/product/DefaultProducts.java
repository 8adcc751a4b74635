package tech.aia.graph.product;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.TypedReader;

/** {@link Products} over Spring Data Neo4j. */
final class DefaultProducts implements Products {
    private final ProductNodes nodes;
    private final TypedReader<Product> reader;

    DefaultProducts(ProductNodes nodes) {
        this.nodes = nodes;
        this.reader = new TypedReader<>("product", ids -> products(nodes.findAll(ids)), Product::id);
    }

    @Override
    public Optional<Product> find(String idOrKey) {
        return reader.find(idOrKey);
    }

    @Override
    public List<Product> findAll(Collection<String> ids) {
        return reader.findAll(ids);
    }

    @Override
    public Page<Product> list(int limit, @Nullable String after) {
        return Page.of(products(nodes.page(after == null ? "" : after, Page.checkedLimit(limit) + 1)), limit);
    }

    private static List<Product> products(List<ProductNode> nodes) {
        return nodes.stream().map(ProductNode::toProduct).toList();
    }
}
