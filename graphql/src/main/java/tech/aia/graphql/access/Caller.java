package tech.aia.graphql.access;

import graphql.GraphQLContext;

/** What the caller of an operation may do; whoever is not told of may do nothing. */
@FunctionalInterface
public interface Caller {

    /** @param permission as tokens carry it, such as {@code graph:read} */
    boolean may(String permission);

    /** Puts the caller into the context of an operation, for the door that knows who calls. */
    default void enter(GraphQLContext.Builder context) {
        context.put(Caller.class, this);
    }

    static Caller of(GraphQLContext context) {
        return context.<Caller>getOrDefault(Caller.class, permission -> false);
    }
}
