package tech.aia.graphql.write;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityType;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.schema.NodeType;

/**
 * What mutations may be about. What the schema names without calling it writable has rules of its own, such as the life of a task, and is
 * written by mutations of its own.
 */
@Component
class Existing {
    private final DerivedSchema schema;
    private final Entities entities;

    Existing(DerivedSchema schema, Entities entities) {
        this.schema = schema;
        this.entities = entities;
    }

    /** @throws GraphModelException.NotFound if there is none */
    Entity any(String id) {
        return entities.find(id).orElseThrow(() -> missing("entity", id));
    }

    /**
     * @param field that names it
     * @throws GraphModelException.InvalidValue if its type has rules of its own
     */
    Entity free(String field, String id) {
        var entity = any(id);
        requireFree(field, entity.type());
        return entity;
    }

    /** @throws GraphModelException.InvalidValue if it is no name of a type, or its type has rules of its own */
    EntityType freeType(String name) {
        var type = new EntityType(name);
        requireFree("type", name);
        return type;
    }

    private void requireFree(String field, String type) {
        var types = schema.types();
        var isBound = types.nodes().stream()
                .anyMatch(node ->
                        type.equals(node.entityType()) && types.writers(node).isEmpty());
        if (isBound) {
            throw new GraphModelException.InvalidValue(
                    field, "'" + type + "' has rules of its own; use the mutations that are named after it", type);
        }
    }

    /** With or without the type in front; empty if there is none. */
    Optional<Entity> find(NodeType type, String id) {
        return type.entityType() == null
                ? entities.find(id)
                : entities.findAll(List.of(id, type.entityType() + "_" + id)).stream()
                        .filter(entity -> entity.type().equals(type.entityType()))
                        .findFirst();
    }

    /** @throws GraphModelException.NotFound if there is none */
    Entity of(NodeType type, String id) {
        return find(type, id).orElseThrow(() -> missing(word(type), id));
    }

    static String word(NodeType type) {
        return type.entityType() == null ? "entity" : type.entityType().replace('_', ' ');
    }

    private static GraphModelException missing(String what, String id) {
        return new GraphModelException.NotFound("There is no " + what + " '" + id + "'");
    }
}
