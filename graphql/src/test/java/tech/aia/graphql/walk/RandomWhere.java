package tech.aia.graphql.walk;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Conditions with values that the graph holds, or nearly. */
final class RandomWhere {
    private final Random random;
    private final GraphTypes types;
    private final Walk walk;

    RandomWhere(Random random, GraphTypes types, Walk walk) {
        this.random = random;
        this.types = types;
        this.walk = walk;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** @param held properties of things that the conditions could be about */
    Map<String, @Nullable Object> of(NodeType type, List<Map<String, @Nullable Object>> held, int depth) {
        var where = new LinkedHashMap<String, @Nullable Object>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            var ways = new ArrayList<Supplier<Map.Entry<String, Object>>>();
            ways.add(() -> property(type, held));
            ways.add(() -> property(type, held));
            if (depth > 0) {
                ways.add(() -> Map.entry("NOT", of(type, held, depth - 1)));
                ways.add(() -> Map.entry(
                        any(List.of("AND", "OR")),
                        random.nextInt(8) == 0
                                ? List.of()
                                : List.of(of(type, held, depth - 1), of(type, held, depth - 1))));
                links(type).forEach(link -> ways.add(() -> Map.entry(link.name(), link(link, depth - 1))));
            }
            if (type.isEntity()) {
                ways.add(() -> Map.entry("property", List.of(dynamic())));
            }
            var one = any(ways).get();
            where.put(one.getKey(), one.getValue());
        }
        return where;
    }

    static List<NodeField.Link> links(NodeType type) {
        return type.fields().values().stream()
                .filter(NodeField.Link.class::isInstance)
                .map(NodeField.Link.class::cast)
                .toList();
    }

    static List<NodeField.Property> properties(NodeType type) {
        return type.fields().values().stream()
                .filter(NodeField.Property.class::isInstance)
                .map(NodeField.Property.class::cast)
                .toList();
    }

    /** Of the relationships of a field and the nodes they lead to. */
    Map<String, Object> condition(NodeField.Link link, int depth) {
        var condition = new LinkedHashMap<String, Object>();
        if (link.edge() == null || random.nextBoolean()) {
            condition.put("node", of(types.node(link.target()), held(types.node(link.target())), depth));
        }
        if (link.edge() != null && random.nextBoolean()) {
            condition.put("edge", of(types.edge(link.edge()), edges(link), 0));
        }
        return condition;
    }

    private Map<String, Object> link(NodeField.Link link, int depth) {
        var test = any(List.of("some", "none", "all", "single", "count"));
        return Map.of(
                test,
                test.equals("count")
                        ? Map.of(any(List.of("eq", "ne", "gt", "gte", "lt", "lte")), random.nextInt(3))
                        : condition(link, depth));
    }

    List<Map<String, @Nullable Object>> held(NodeType type) {
        return walk.all(type).stream().map(spot -> spot.node().properties()).toList();
    }

    private List<Map<String, @Nullable Object>> edges(NodeField.Link link) {
        return types.nodes().stream()
                .filter(type -> type.fields().containsValue(link))
                .flatMap(type -> walk.all(type).stream())
                .flatMap(spot -> walk.behind(spot.node(), link).stream())
                .map(Spot::edge)
                .toList();
    }

    private Map.Entry<String, Object> property(NodeType type, List<Map<String, @Nullable Object>> held) {
        var property = any(properties(type));
        return Map.entry(property.name(), tests(property, held));
    }

    private Map<String, @Nullable Object> tests(NodeField.Property property, List<Map<String, @Nullable Object>> held) {
        Supplier<Object> value = () -> value(property, held);
        var tests = new LinkedHashMap<String, @Nullable Object>();
        if (property.list()) {
            switch (random.nextInt(4)) {
                case 0 -> tests.put("includes", value.get());
                case 1 -> tests.put("includesAll", List.of(value.get(), value.get()));
                case 2 -> tests.put("includesAny", List.of(value.get(), value.get()));
                default -> tests.put("isNull", random.nextBoolean());
            }
            return tests;
        }
        var ways = new ArrayList<>(
                switch (property.kind()) {
                    case ID -> List.of("eq", "ne", "in", "notIn", "startsWith");
                    case STRING ->
                        List.of(
                                "eq",
                                "ne",
                                "in",
                                "notIn",
                                "contains",
                                "startsWith",
                                "endsWith",
                                "gt",
                                "gte",
                                "lt",
                                "lte",
                                "isNull");
                    case BOOLEAN -> List.of("eq", "ne", "isNull");
                    default -> List.of("eq", "ne", "in", "notIn", "gt", "gte", "lt", "lte", "isNull");
                });
        var way = any(ways);
        tests.put(
                way,
                switch (way) {
                    case "in", "notIn" -> List.of(value.get(), value.get());
                    case "isNull" -> random.nextBoolean();
                    case "eq", "ne" -> random.nextInt(6) == 0 ? null : value.get();
                    case "contains", "startsWith", "endsWith" -> part(String.valueOf(value.get()), way);
                    default -> value.get();
                });
        return tests;
    }

    private String part(String text, String way) {
        var from = way.equals("startsWith") ? 0 : random.nextInt(text.length());
        var to = way.equals("endsWith") ? text.length() : from + random.nextInt(text.length() - from + 1);
        return text.substring(from, to);
    }

    private Map<String, @Nullable Object> dynamic() {
        var condition = new LinkedHashMap<String, @Nullable Object>();
        condition.put("name", any(List.of("annual_revenue", "name", "vip", "stars", "no_such")));
        switch (random.nextInt(5)) {
            case 0 -> condition.put("eq", any(List.of(10, "name 1", true)));
            case 1 -> condition.put("gt", any(List.of(10, "name 2")));
            case 2 -> condition.put("in", List.of(10, 20.5, "name 3", false));
            case 3 -> condition.put("isNull", random.nextBoolean());
            default -> condition.put("contains", "1");
        }
        return condition;
    }

    /** One that something holds, or one beside it. */
    private Object value(NodeField.Property property, List<Map<String, @Nullable Object>> held) {
        var values = held.stream()
                .map(one -> one.get(property.property()))
                .filter(Objects::nonNull)
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .toList();
        var near = random.nextInt(4) == 0;
        return switch (property.kind()) {
            case ID, STRING -> values.isEmpty() || near ? "name " + random.nextInt(9) : any(values);
            case BOOLEAN -> random.nextBoolean();
            case DATE_TIME ->
                values.isEmpty()
                        ? "2025-01-01T00:00:00Z"
                        : ((ZonedDateTime) any(values))
                                .plus(Duration.ofSeconds(near ? 1 : 0))
                                .toOffsetDateTime()
                                .toString();
            case INT, LONG -> values.isEmpty() || near ? random.nextInt(60) : ((Number) any(values)).longValue();
            case FLOAT -> values.isEmpty() || near ? random.nextInt(60) + 0.5 : any(values);
        };
    }
}
