package tech.aia.embeddings;

import java.util.List;
import tech.aia.embeddings.index.Filter;
import tech.aia.graph.entity.Condition;

/** Conditions on entities as filters of the index. */
final class IndexFilters {
    private IndexFilters() {}

    static List<Filter> of(List<Condition> conditions) {
        return conditions.stream().map(IndexFilters::of).toList();
    }

    private static Filter of(Condition condition) {
        var property = condition.property();
        return switch (condition.operator()) {
            case EQ -> new Filter.Equal(property, condition.value());
            case IN -> new Filter.AnyOf(property, condition.values());
            case GT -> new Filter.Range(property, condition.value(), false, null, true);
            case GTE -> Filter.Range.atLeast(property, condition.value());
            case LT -> new Filter.Range(property, null, true, condition.value(), false);
            case LTE -> Filter.Range.atMost(property, condition.value());
        };
    }
}
