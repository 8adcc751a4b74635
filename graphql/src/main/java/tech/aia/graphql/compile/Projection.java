package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.aia.graph.entity.EntityVersion;
import tech.aia.graphql.schema.GraphTypes;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** What is shown of nodes and relationships: maps from names in the answer to values. */
final class Projection {
    /** Not the embedding, which takes longer to read than all others, and not what has fields of its own. */
    private static final List<String> HIDDEN = List.of(
            "id",
            "type",
            "labels",
            "created_at",
            "updated_at",
            "embedding",
            "embedding_model",
            "embedding_source",
            "embedded_at");

    private static final String CONNECTION = "Connection";

    private final GraphTypes types;
    private final Scope scope;
    private final Lists lists;
    private final Connections connections;

    Projection(GraphTypes types, Scope scope) {
        this.types = types;
        this.scope = scope;
        this.lists = new Lists(types, scope, this);
        this.connections = new Connections(types, scope, this);
    }

    Lists lists() {
        return lists;
    }

    Connections connections() {
        return connections;
    }

    String node(String variable, NodeType type, List<Selection> selected) {
        if (!type.isShared()) {
            return Shape.map(entries(variable, type, selected));
        }
        var byFields = new LinkedHashMap<List<Selection>, List<NodeType>>();
        types.concrete(type).forEach(concrete -> {
            var fields = selected.stream()
                    .filter(field -> field.isOf(concrete.name()))
                    .toList();
            byFields.computeIfAbsent(fields, any -> new ArrayList<>()).add(concrete);
        });
        return byFields.size() == 1 ? typed(variable, type, selected) : choice(variable, byFields);
    }

    /** The types that show the same are one branch; the one that stands for all other types is the last. */
    private String choice(String variable, Map<List<Selection>, List<NodeType>> byFields) {
        var branches = new StringBuilder("CASE");
        var otherwise = "";
        for (var branch : byFields.entrySet()) {
            var same = branch.getValue();
            var shown = typed(variable, same.getFirst(), branch.getKey());
            if (same.stream().anyMatch(type -> type.entityType() == null)) {
                otherwise = shown;
            } else {
                var names =
                        same.stream().map(type -> "'" + type.entityType() + "'").toList();
                branches.append(" WHEN ")
                        .append(variable)
                        .append(".type IN [")
                        .append(String.join(", ", names))
                        .append("] THEN ")
                        .append(shown);
            }
        }
        return branches + " ELSE " + otherwise + " END";
    }

    private String typed(String variable, NodeType type, List<Selection> selected) {
        var entries = new ArrayList<>(List.of(Shape.entry(Shape.TYPE, variable + ".type")));
        entries.addAll(entries(variable, type, selected));
        return Shape.map(entries);
    }

    private List<String> entries(String variable, NodeType type, List<Selection> selected) {
        return selected.stream()
                .map(field -> Shape.entry(field.key(), value(variable, type, field)))
                .toList();
    }

    private String value(String variable, NodeType type, Selection field) {
        return switch (type.fields().get(field.name())) {
            case NodeField.Property property -> variable + "." + Scope.quoted(property.property());
            case NodeField.JsonText text -> variable + "." + Scope.quoted(text.property());
            case NodeField.AllProperties _ -> properties(variable, HIDDEN);
            case NodeField.Version _ -> properties(variable, EntityVersion.DERIVED);
            case NodeField.Link link ->
                link.list() ? lists.nodes(variable, link, field) : lists.node(variable, link, field);
            case NodeField.Similar _ -> new Nearest(scope, this).to(variable, types.entity(), field);
            case null -> connections.of(variable, linkOf(type, field.name()), field);
        };
    }

    private String properties(String variable, List<String> hidden) {
        var key = scope.variable("k");
        return "[" + key + " IN keys(" + variable + ") WHERE NOT " + key + " IN " + scope.parameter(hidden) + " | ["
                + key + ", " + variable + "[" + key + "]]]";
    }

    private static NodeField.Link linkOf(NodeType type, String field) {
        var link = field.endsWith(CONNECTION)
                ? type.fields().get(field.substring(0, field.length() - CONNECTION.length()))
                : null;
        if (link instanceof NodeField.Link found) {
            return found;
        }
        throw new IllegalArgumentException(type.name() + "." + field + " is not of the graph");
    }
}
