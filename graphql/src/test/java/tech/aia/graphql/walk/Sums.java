package tech.aia.graphql.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;
import tech.aia.graphql.value.JsonValues;

/** What many come to together. */
final class Sums {
    private Sums() {}

    /** By the names of the fields of an aggregate. */
    static Map<String, Object> of(List<Map<String, @Nullable Object>> all, NodeType type) {
        var sums = new HashMap<String, Object>();
        sums.put("count", all.size());
        for (var field : type.fields().values()) {
            if (field instanceof NodeField.Property property && !property.list()) {
                var values = all.stream()
                        .map(one -> one.get(property.property()))
                        .filter(Objects::nonNull)
                        .toList();
                sums.put(field.name(), summary(values));
            }
        }
        return sums;
    }

    private static Map<String, @Nullable Object> summary(List<Object> values) {
        var summary = new HashMap<String, @Nullable Object>();
        summary.put("min", values.stream().min(Places::compare).orElse(null));
        summary.put("max", values.stream().max(Places::compare).orElse(null));
        if (values.stream().allMatch(Number.class::isInstance)) {
            var sum = values.stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .sum();
            summary.put("sum", sum);
            summary.put("avg", values.isEmpty() ? null : Double.valueOf(sum / values.size()));
        }
        return summary;
    }

    /** The largest first, equals in the order of their values. */
    static List<Map<String, Object>> groups(List<Spot> all, NodeType type, List<String> by, int first) {
        var groups = new LinkedHashMap<List<@Nullable Object>, Group>();
        for (var spot : all) {
            var values = new ArrayList<@Nullable Object>();
            by.forEach(field ->
                    values.add(spot.node().properties().get(type.property(field).property())));
            groups.computeIfAbsent(values, _ -> new Group(values, new ArrayList<>()))
                    .members()
                    .add(spot.node().properties());
        }
        return groups.values().stream()
                .sorted(Sums::order)
                .limit(first)
                .map(group ->
                        Map.<String, Object>of("key", key(by, group.values()), "aggregate", of(group.members(), type)))
                .toList();
    }

    private record Group(List<@Nullable Object> values, List<Map<String, @Nullable Object>> members) {}

    private static int order(Group a, Group b) {
        var bySize = Integer.compare(b.members().size(), a.members().size());
        if (bySize != 0) {
            return bySize;
        }
        var none = new ArrayList<Places.Key>();
        var ascending = new ArrayList<Boolean>();
        for (int i = 0; i < a.values().size(); i++) {
            none.add(_ -> null);
            ascending.add(false);
        }
        return Places.compare(a.values(), b.values(), new Places.Ordering(none, ascending));
    }

    private static Map<String, @Nullable Object> key(List<String> by, List<@Nullable Object> values) {
        var key = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < by.size(); i++) {
            key.put(by.get(i), values.get(i));
        }
        return JsonValues.of(key);
    }
}
