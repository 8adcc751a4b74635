package tech.aia.graphql.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityQuery;
import tech.aia.graph.entity.EntityType;

@Controller
class EntityQueries {
    private final Entities entities;

    EntityQueries(Entities entities) {
        this.entities = entities;
    }

    @QueryMapping
    @Nullable
    Entity entity(@Argument String id) {
        return entities.find(id).orElse(null);
    }

    @QueryMapping
    Connection<Entity> entities(
            @Argument @Nullable String type, @Argument int first, @Argument @Nullable String after) {
        var entityType = type == null ? null : new EntityType(type);
        return Connection.of(
                entities.list(new EntityQuery(entityType, List.of(), List.of(), Paging.first(first), after)));
    }
}
