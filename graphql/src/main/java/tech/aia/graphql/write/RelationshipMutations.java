package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.relationship.Link;
import tech.aia.graph.relationship.RelationshipType;
import tech.aia.graph.relationship.Relationships;

/** Relationships of types that users name. */
@Controller
class RelationshipMutations {
    private static final String PROPERTIES = "properties";

    private final Relationships relationships;
    private final Existing existing;
    private final Selected selected;

    RelationshipMutations(Relationships relationships, Existing existing, Selected selected) {
        this.relationships = relationships;
        this.existing = existing;
        this.selected = selected;
    }

    @MutationMapping
    @Nullable
    Object connect(
            @Argument String from,
            @Argument String type,
            @Argument String to,
            @Argument @Nullable String key,
            DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var link = link(refusals, from, type, to, key);
        var properties = PropertyInputs.json(refusals, PROPERTIES, environment.getArgument(PROPERTIES));
        refusals.raise();
        Refusals.from(field -> PROPERTIES + "." + field, () -> {
            relationships.connect(link.orElseThrow(), properties);
            return from;
        });
        return selected.one(Selected.ENTITY, from, environment);
    }

    @MutationMapping
    @Nullable
    Object disconnect(
            @Argument String from,
            @Argument String type,
            @Argument String to,
            @Argument @Nullable String key,
            DataFetchingEnvironment environment) {
        var refusals = new Refusals();
        var link = link(refusals, from, type, to, key);
        refusals.raise();
        relationships.disconnect(link.orElseThrow());
        return selected.one(Selected.ENTITY, from, environment);
    }

    private Optional<Link> link(Refusals refusals, String from, String type, String to, @Nullable String key) {
        var known = refusals.<RelationshipType>made("type", () -> new RelationshipType(type));
        refusals.<Entity>made("from", () -> end("from", from));
        refusals.<Entity>made("to", () -> end("to", to));
        return known.flatMap(name -> refusals.<Link>made("key", () -> new Link(from, name, to, key)));
    }

    /** What is not there is a wrong argument: the mutation is about the relationship. */
    private Entity end(String field, String id) {
        try {
            return field.equals("from") ? existing.free(field, id) : existing.any(id);
        } catch (GraphModelException.NotFound missing) {
            throw new GraphModelException.InvalidValue(field, String.valueOf(missing.getMessage()), id);
        }
    }
}
