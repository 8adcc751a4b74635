package tech.aia.graphql.walk;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Operations over all that the schema has of the graph, other than what depends on meaning. */
public final class RandomOperations {
    private static final int DEPTH = 3;

    private final Random random;
    private final GraphQLObjectType query;
    private final GraphTypes types;
    private final Walk walk;
    private final Places places;
    private final RandomWhere wheres;

    private Writing writing = new Writing();

    /** Of one operation: what was declared so far. */
    private static final class Writing {
        private final Map<String, Object> variables = new LinkedHashMap<>();
        private final List<String> declared = new ArrayList<>();
        private final List<String> fragments = new ArrayList<>();
        private int names;

        String name(String prefix) {
            return prefix + names++;
        }
    }

    /** @param roots how many fields it asks of Query */
    public record Operation(String text, Map<String, Object> variables, int roots) {}

    RandomOperations(Random random, GraphQLObjectType query, GraphTypes types, Walk walk, Places places) {
        this.random = random;
        this.query = query;
        this.types = types;
        this.walk = walk;
        this.places = places;
        this.wheres = new RandomWhere(random, types, walk);
    }

    public Operation next() {
        writing = new Writing();
        writing.variables.put("yes", true);
        writing.variables.put("no", false);
        writing.declared.add("$yes: Boolean!");
        writing.declared.add("$no: Boolean!");
        var roots = 1 + random.nextInt(2);
        var fields = new ArrayList<String>();
        for (int i = 0; i < roots; i++) {
            fields.add(root(any(query.getFieldDefinitions().stream()
                    .filter(field -> type(field) != null)
                    .toList())));
        }
        // Both variables are used, as GraphQL asks.
        fields.add("__typename @include(if: $yes) @skip(if: $no)");
        var text = "query (" + String.join(", ", writing.declared) + ") { " + String.join(" ", fields) + " }\n"
                + String.join("\n", writing.fragments);
        return new Operation(text, writing.variables, roots);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private @Nullable NodeType type(GraphQLFieldDefinition field) {
        var name = name(field);
        return types.find(name.endsWith("Connection") ? name.substring(0, name.length() - "Connection".length()) : name)
                .orElse(null);
    }

    private static String name(GraphQLFieldDefinition field) {
        return ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType())).getName();
    }

    private String root(GraphQLFieldDefinition field) {
        var type = Objects.requireNonNull(type(field));
        var start = writing.name("r") + ": " + field.getName();
        var depth = 1 + random.nextInt(DEPTH);
        if (name(field).endsWith("Connection")) {
            return start + rootArguments(type, true) + connection(type, null, depth - 1);
        }
        if (GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList) {
            return start + rootArguments(type, false) + selection(type, depth);
        }
        var all = walk.all(type);
        var id = all.isEmpty() || sometimes(6)
                ? "nobody"
                : String.valueOf(any(all).node().properties().get("id"));
        var argument = field.getArguments().getFirst().getName();
        return start + "(" + argument + ": " + Literals.of(id) + ")" + selection(type, depth);
    }

    private String rootArguments(NodeType type, boolean pages) {
        var arguments = new LinkedHashMap<String, Object>();
        if (!sometimes(3)) {
            arguments.put("where", wheres.of(type, wheres.held(type), 2));
        }
        var sort = sort(type);
        arguments.put("sort", sort);
        if (pages) {
            var ordering = Places.ordering(type, null, false, sort);
            page(arguments, walk.all(type), ordering);
        } else {
            arguments.put("first", 1 + random.nextInt(6));
        }
        return written(arguments, type.name() + "Where");
    }

    private void page(Map<String, Object> arguments, List<Spot> spots, Places.Ordering ordering) {
        arguments.put("first", 1 + random.nextInt(4));
        if (sometimes(3)) {
            arguments.put("last", 1 + random.nextInt(4));
        }
        for (var side : List.of("after", "before")) {
            if (!spots.isEmpty() && sometimes(3)) {
                arguments.put(side, places.cursor(any(spots), ordering));
            }
        }
    }

    private List<Object> sort(NodeType type) {
        var sort = new ArrayList<Object>();
        for (int i = random.nextInt(3); i > 0; i--) {
            sort.add(key(type));
        }
        return sort;
    }

    private Map<String, Object> key(NodeType type) {
        var sortable = RandomWhere.properties(type).stream()
                .filter(NodeField.Property::sortable)
                .toList();
        return Map.of(any(sortable).name(), new Literals.Word(any(List.of("ASC", "DESC"))));
    }

    private List<Object> sort(NodeField.Link link) {
        var sort = new ArrayList<Object>();
        for (int i = random.nextInt(3); i > 0; i--) {
            sort.add(
                    link.edge() != null && random.nextBoolean()
                            ? Map.of("edge", key(types.edge(link.edge())))
                            : Map.of("node", key(types.node(link.target()))));
        }
        return sort;
    }

    private String linkArguments(NodeType type, NodeField.Link link, boolean pages) {
        var arguments = new LinkedHashMap<String, Object>();
        if (sometimes(2)) {
            arguments.put("where", wheres.condition(link, 1));
        }
        var sort = sort(link);
        arguments.put("sort", sort);
        if (pages) {
            var edge = link.edge() == null ? null : types.edge(link.edge());
            var spots = walk.all(type).stream()
                    .flatMap(spot -> walk.behind(spot.node(), link).stream())
                    .toList();
            page(arguments, spots, Places.ordering(types.node(link.target()), edge, true, sort));
        } else {
            arguments.put("first", 1 + random.nextInt(4));
        }
        var name = link.owner()
                + Character.toUpperCase(link.name().charAt(0))
                + link.name().substring(1);
        return written(arguments, name + "Condition");
    }

    /** Conditions are given as a variable at times. */
    private String written(Map<String, Object> arguments, String whereType) {
        var written = new ArrayList<String>();
        arguments.forEach((name, value) -> {
            if (name.equals("where") && sometimes(3)) {
                var variable = writing.name("v");
                writing.declared.add("$" + variable + ": " + whereType);
                writing.variables.put(variable, value);
                written.add("where: $" + variable);
            } else {
                written.add(name + ": " + Literals.of(value));
            }
        });
        return "(" + String.join(", ", written) + ")";
    }

    private String selection(NodeType type, int depth) {
        return " { " + fields(type, depth) + " }";
    }

    private String fields(NodeType type, int depth) {
        var fields = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.add(wrapped(type, field(type, depth)));
        }
        if (type.isShared()) {
            fields.add("__typename");
            for (int i = random.nextInt(3); i > 0; i--) {
                var concrete = any(types.concrete(type));
                fields.add("... on " + concrete.name() + selection(concrete, depth));
            }
        }
        return String.join(" ", fields);
    }

    private String wrapped(NodeType type, String field) {
        return switch (random.nextInt(12)) {
            case 0 -> "... on " + type.name() + " @include(if: $yes) { " + field + " }";
            case 1 -> {
                var name = writing.name("F");
                writing.fragments.add("fragment " + name + " on " + type.name() + " { " + field + " }");
                yield "..." + name + " " + "__typename";
            }
            case 2 -> "... @skip(if: $yes) { " + field + " } __typename";
            default -> field;
        };
    }

    private String field(NodeType type, int depth) {
        var shown = type.fields().values().stream()
                .filter(field ->
                        !(field instanceof NodeField.Similar) && (depth > 0 || !(field instanceof NodeField.Link)))
                .toList();
        var field = any(shown);
        var alias = writing.name("f") + ": ";
        return switch (field) {
            case NodeField.Link link
            when !link.list() -> alias + link.name() + selection(types.node(link.target()), depth - 1);
            case NodeField.Link link
            when random.nextBoolean() ->
                alias + link.name() + "Connection" + linkArguments(type, link, true)
                        + connection(types.node(link.target()), link, depth - 1);
            case NodeField.Link link ->
                alias
                        + link.name()
                        + linkArguments(type, link, false)
                        + selection(types.node(link.target()), depth - 1);
            default -> alias + field.name();
        };
    }

    /** @param link null for a connection of a type */
    private String connection(NodeType type, NodeField.@Nullable Link link, int depth) {
        var parts = new ArrayList<String>();
        var edge = link == null || link.edge() == null ? null : types.edge(link.edge());
        if (sometimes(2)) {
            var properties = edge == null ? "" : " properties" + selection(edge, 0);
            parts.add(writing.name("e") + ": edges { cursor node" + selection(type, depth) + properties + " }");
        }
        if (sometimes(3)) {
            parts.add("nodes" + selection(type, depth));
        }
        if (sometimes(3)) {
            parts.add("pageInfo { hasNextPage hasPreviousPage startCursor endCursor }");
        }
        if (sometimes(2)) {
            var sums = sums(type);
            parts.add(writing.name("a") + ": aggregate { "
                    + (link == null
                            ? sums
                            : "count node { " + sums + " }" + (edge == null ? "" : " edge { " + sums(edge) + " }"))
                    + " }");
        }
        if (link == null && sometimes(3)) {
            var by = RandomWhere.properties(type).stream()
                    .filter(NodeField.Property::sortable)
                    .map(NodeField::name)
                    .toList();
            parts.add("groups(by: [" + any(by) + ", " + any(by) + "], first: 3) { key aggregate { " + sums(type)
                    + " } }");
        }
        parts.add("totalCount");
        return " { " + String.join(" ", parts) + " }";
    }

    private String sums(NodeType type) {
        var summed = RandomWhere.properties(type).stream()
                .filter(property -> !property.list())
                .map(RandomOperations::summary)
                .filter(summary -> !summary.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(summed, random);
        return "count " + summed.stream().limit(2).collect(Collectors.joining(" "));
    }

    private static String summary(NodeField.Property property) {
        return switch (property.kind()) {
            case ID, BOOLEAN -> "";
            case STRING, DATE_TIME -> property.name() + " { min max }";
            case LONG, INT, FLOAT -> property.name() + " { min max avg sum }";
        };
    }
}
