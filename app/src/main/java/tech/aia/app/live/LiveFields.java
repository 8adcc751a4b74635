package tech.aia.app.live;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import tech.aia.app.stream.Followers;
import tech.aia.app.stream.GraphEvent;
import tech.aia.cypher.RequestTime;
import tech.aia.graphql.read.NodesById;

/** The fields of Subscription, and those by which an event goes on into the graph. */
@Controller
class LiveFields {
    private static final String ENTITY = "Entity";

    private final Followers followers;
    private final TaskEvents tasks;
    private final NodesById nodes;

    LiveFields(Followers followers, TaskEvents tasks, NodesById nodes) {
        this.followers = followers;
        this.tasks = tasks;
        this.nodes = nodes;
    }

    @QueryMapping
    String changeCursor() {
        return followers.now();
    }

    @SubscriptionMapping
    Publisher<TaskEvents.TaskEvent> tasks(
            @Argument TaskEvents.@Nullable Where where,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var which = where == null ? TaskEvents.Where.ALL : where;
        return following(after, changes -> tasks.of(changes, which), environment);
    }

    @SubscriptionMapping
    Publisher<EntityEvent> entities(
            @Argument EntityEvent.@Nullable Where where,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var which = where == null ? EntityEvent.Where.ALL : where;
        return following(after, changes -> EntityEvent.of(changes, which), environment);
    }

    @SubscriptionMapping
    Publisher<RelationshipEvent> relationships(
            @Argument RelationshipEvent.@Nullable Where where,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var which = where == null ? RelationshipEvent.Where.ALL : where;
        return following(after, changes -> RelationshipEvent.of(changes, which), environment);
    }

    private <T> Publisher<T> following(
            @Nullable String after, Function<List<GraphEvent>, List<T>> reading, DataFetchingEnvironment environment) {
        // What is asked of later events has nothing to do with the time of the request that began it all.
        environment.getGraphQlContext().delete(RequestTime.class);
        return new EventPublisher<>(followers.from(after), reading);
    }

    @SchemaMapping(typeName = "TaskEvent")
    @Nullable
    Object task(TaskEvents.TaskEvent event, DataFetchingEnvironment environment) {
        return nodes.find("Task", event.taskId(), environment);
    }

    @SchemaMapping(typeName = "EntityEvent")
    @Nullable
    Object entity(EntityEvent event, DataFetchingEnvironment environment) {
        return nodes.find(ENTITY, event.id(), environment);
    }

    @SchemaMapping(typeName = "RelationshipEvent")
    @Nullable
    Object start(RelationshipEvent event, DataFetchingEnvironment environment) {
        return nodes.find(ENTITY, event.startId(), environment);
    }

    @SchemaMapping(typeName = "RelationshipEvent")
    @Nullable
    Object end(RelationshipEvent event, DataFetchingEnvironment environment) {
        return nodes.find(ENTITY, event.endId(), environment);
    }
}
