package tech.aia.graphql.schema;

import static tech.aia.graphql.schema.SchemaText.access;
import static tech.aia.graphql.schema.SchemaText.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Inputs and mutations of every type that is written field by field. */
final class DerivedMutations {
    private static final String VERSION =
            "\"The `version` that the caller has seen; refused if it is another by now.\" expectedVersion: String";
    private static final String KEY =
            " \"Tells several between the same two apart; leave it out where there is only one.\" key: String";

    private final GraphTypes types;
    private final SchemaText text;
    private final List<SchemaText.Field> mutations = new ArrayList<>();

    DerivedMutations(GraphTypes types, SchemaText text) {
        this.types = types;
        this.text = text;
    }

    void write() {
        types.writable().forEach(type -> {
            inputs(type);
            nodes(type);
            type.writtenLinks().forEach(link -> relationships(type, link));
        });
        types.writable().stream()
                .flatMap(NodeType::writtenLinks)
                .map(NodeField.Link::edge)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(this::edge);
        text.extend("extend type Mutation", mutations);
    }

    private void edge(String name) {
        text.add(
                "input " + name + "Input",
                "What a relationship holds; null takes it away, what is not named stays.",
                values(types.edge(name)));
    }

    private void inputs(NodeType type) {
        var name = type.name();
        text.add(
                "input " + name + "Input", "What to write; null takes it away, what is not named stays.", values(type));
        var row = new ArrayList<>(List.of(field("key: String!", "The part of the id after the type.")));
        row.addAll(values(type));
        text.add("input " + name + "Row", "One row of a bulk upsert; null takes away, what is not named stays.", row);
    }

    private static List<SchemaText.Field> values(NodeType type) {
        return type.writtenProperties()
                .map(property -> field(
                        property.name() + ": "
                                + (property.list()
                                        ? "[" + property.kind().scalar() + "!]"
                                        : property.kind().scalar()),
                        "The value of `" + property.name() + "`."))
                .toList();
    }

    private void nodes(NodeType type) {
        var name = type.name();
        var one = GraphTypes.snakeCase(name).replace('_', ' ');
        var id = "\"The id, with or without the type in front.\" id: ID! ";
        var rule = access(types.writers(type));
        mutations.add(field(
                WriteNames.create(type) + "(\"The part of the id after the type; made up if left out.\" key: String"
                        + " \"What it holds.\" input: " + name + "Input!): " + name + "!" + rule,
                "Creates a " + one + "."));
        mutations.add(field(
                WriteNames.update(type) + "(" + id + "\"What is to be otherwise.\" input: " + name + "Input! " + VERSION
                        + "): " + name + "!" + rule,
                "Changes what is named of a " + one + "."));
        mutations.add(field(
                WriteNames.delete(type) + "(" + id + VERSION + "): ID!" + rule,
                "Deletes a " + one + " with its relationships and with what was said about it; gives its id."));
        mutations.add(field(
                WriteNames.upsert(type) + "(\"1 to 1000, each with another key.\" rows: [" + name
                        + "Row!]!): UpsertedEntities!" + rule,
                "Creates what is new and changes what differs, all in one transaction."));
    }

    private void relationships(NodeType type, NodeField.Link link) {
        var ends = "(\"The id of the one it starts at, with or without the type in front.\" id: ID!"
                + " \"The id of the other, with or without the type in front.\" to: ID!" + KEY;
        var gives = "): " + type.name() + "!" + access(types.writers(type));
        var edge = link.edge() == null ? "" : " \"What the relationship holds.\" edge: " + link.edge() + "Input";
        mutations.add(field(
                WriteNames.connect(type, link) + ends + edge + gives,
                "Adds one to `" + link.name() + "`, or changes what its relationship holds."));
        mutations.add(field(
                WriteNames.disconnect(type, link) + ends + gives,
                "Takes one out of `" + link.name() + "`; without a key all relationships between the two."));
    }
}
