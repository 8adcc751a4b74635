package tech.aia.app.live;

import graphql.execution.SubscriptionExecutionStrategy;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import tech.aia.app.stream.Followers;
import tech.aia.app.stream.GraphEvent;
import tech.aia.cypher.RequestTime;
import tech.aia.graphql.read.NodesById;

/** The fields of Subscription, and those by which an event goes on into the graph. */
@Controller
class LiveFields implements RuntimeWiringConfigurer {
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
        var which = where == null ? TaskEvents.Where.ALL : where.checked();
        return following(after, changes -> tasks.of(changes, which), environment);
    }

    @SubscriptionMapping
    Publisher<EntityEvent> entities(
            @Argument EntityEvent.@Nullable Where where,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var which = where == null ? EntityEvent.Where.ALL : where.checked();
        return following(after, changes -> EntityEvent.of(changes, which), environment);
    }

    @SubscriptionMapping
    Publisher<RelationshipEvent> relationships(
            @Argument RelationshipEvent.@Nullable Where where,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        var which = where == null ? RelationshipEvent.Where.ALL : where.checked();
        return following(after, changes -> RelationshipEvent.of(changes, which), environment);
    }

    private <T> Publisher<T> following(
            @Nullable String after, Function<List<GraphEvent>, List<T>> reading, DataFetchingEnvironment environment) {
        // What is asked of later events has nothing to do with the time of the request that began it all.
        environment.getGraphQlContext().delete(RequestTime.class);
        environment.getGraphQlContext().put(SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED, true);
        return new EventPublisher<>(followers.from(after), reading);
    }

    /**
     * Not as methods of the schema, which Spring calls on other threads: an event must be told before the next one is looked at, as otherwise
     * a subscription would run hundreds of statements at once.
     */
    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                        "TaskEvent",
                        type -> type.dataFetcher(
                                "task", this.<TaskEvents.TaskEvent>node("Task", TaskEvents.TaskEvent::taskId)))
                .type(
                        "EntityEvent",
                        type -> type.dataFetcher("entity", this.<EntityEvent>node(ENTITY, EntityEvent::id)))
                .type(
                        "RelationshipEvent",
                        type -> type.dataFetcher(
                                        "start", this.<RelationshipEvent>node(ENTITY, RelationshipEvent::startId))
                                .dataFetcher("end", this.<RelationshipEvent>node(ENTITY, RelationshipEvent::endId)));
    }

    private <E> DataFetcher<@Nullable Object> node(String type, Function<E, String> id) {
        return environment -> {
            E event = Objects.requireNonNull(environment.getSource());
            return nodes.find(type, id.apply(event), environment);
        };
    }
}
