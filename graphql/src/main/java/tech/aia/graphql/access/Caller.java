package tech.aia.graphql.access;

import graphql.GraphQLContext;
import java.util.List;

/** What the caller of an operation may do; whoever is not told of may do nothing. */
@FunctionalInterface
public interface Caller {

    /** @param permission as tokens carry it, such as {@code graph:read} */
    boolean may(String permission);

    /** Puts the caller into the context of an operation, for the door that knows who calls. */
    default void enter(GraphQLContext.Builder context) {
        context.put(Caller.class, this);
    }

    /**
     * Asks for more than the rule of a field does.
     *
     * @param field such as {@code Mutation.addComment}
     * @throws AccessDenied if the caller may not
     */
    default void require(String permission, String field) {
        if (!may(permission)) {
            throw new AccessDenied(field, List.of(permission));
        }
    }

    /** @param context of the operation that runs */
    static Caller of(GraphQLContext context) {
        return context.<Caller>getOrDefault(Caller.class, permission -> false);
    }
}
