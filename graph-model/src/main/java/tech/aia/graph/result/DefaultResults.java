package tech.aia.graph.result;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.TypedReader;

/** {@link Results} over Spring Data Neo4j. */
final class DefaultResults implements Results {
    private final ResultNodes nodes;
    private final TypedReader<Result> reader;

    DefaultResults(ResultNodes nodes) {
        this.nodes = nodes;
        this.reader = new TypedReader<>("result", ids -> results(nodes.findAll(ids)), Result::id);
    }

    @Override
    public Optional<Result> find(String idOrKey) {
        return reader.find(idOrKey);
    }

    @Override
    public List<Result> findAll(Collection<String> ids) {
        return reader.findAll(ids);
    }

    @Override
    public Page<Result> list(int limit, @Nullable String after) {
        return Page.of(results(nodes.page(after == null ? "" : after, Page.checkedLimit(limit) + 1)), limit);
    }

    private static List<Result> results(List<ResultNode> nodes) {
        return nodes.stream().map(ResultNode::toResult).toList();
    }
}
