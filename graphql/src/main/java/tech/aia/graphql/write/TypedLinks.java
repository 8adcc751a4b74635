package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.relationship.Link;
import tech.aia.graph.relationship.RelationshipType;
import tech.aia.graph.relationship.Relationships;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.schema.NodeField;
import tech.aia.graphql.schema.NodeType;

/** Relationships that the schema names. */
@Component
class TypedLinks {
    private final DerivedSchema schema;
    private final Relationships relationships;
    private final Existing existing;
    private final Selected selected;

    TypedLinks(DerivedSchema schema, Relationships relationships, Existing existing, Selected selected) {
        this.schema = schema;
        this.relationships = relationships;
        this.existing = existing;
        this.selected = selected;
    }

    @Nullable
    Object connect(NodeType type, NodeField.Link field, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var start = existing.of(type, text("id", environment));
        var link = link(refusals, start, field, environment);
        var properties = properties(refusals, field, environment);
        refusals.raise();
        relationships.connect(link, properties);
        return selected.one(type.name(), start.id(), environment);
    }

    @Nullable
    Object disconnect(NodeType type, NodeField.Link field, DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var start = existing.of(type, text("id", environment));
        var link = link(refusals, start, field, environment);
        refusals.raise();
        relationships.disconnect(link);
        return selected.one(type.name(), start.id(), environment);
    }

    private Link link(Refusals refusals, Entity start, NodeField.Link field, DataFetchingEnvironment environment) {
        var target = schema.types().node(field.target());
        var to = text("to", environment);
        var end = existing.find(target, to);
        if (end.isEmpty()) {
            refusals.add("to", "There is no " + Existing.word(target) + " '" + to + "'");
        }
        var type = new RelationshipType(field.type());
        var whole = end.map(Entity::id).orElse(to);
        String key = environment.getArgument("key");
        return refusals.<Link>made("key", () -> new Link(start.id(), type, whole, key))
                .orElseGet(() -> new Link(start.id(), type, whole, null));
    }

    private Map<String, @Nullable Object> properties(
            Refusals refusals, NodeField.Link field, DataFetchingEnvironment environment) {
        var given = Given.map(environment.getArgument("edge"));
        return field.edge() == null || given == null
                ? Map.of()
                : PropertyInputs.fields(refusals, "edge", schema.types().edge(field.edge()), given);
    }

    private static String text(String argument, DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<String>getArgument(argument));
    }
}
