package tech.aia.graphql.write;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.TaskAllowance;

/** Who writes, for the door that knows. */
public interface Writer {

    /** The id that stays with what is said, such as that of a client or a person. */
    String id();

    /** What tasks count against; null where there is no limit. */
    @Nullable
    TaskAllowance allowance();

    /** Who logged in and submits tasks; null for a client, and for whom nothing is known of. */
    default @Nullable Submitter submitter() {
        return null;
    }

    /** Puts the writer into the context of an operation. */
    default void enter(GraphQLContext.Builder context) {
        context.put(Writer.class, this);
    }

    /** @throws IllegalStateException if nobody has said who writes */
    static Writer of(GraphQLContext context) {
        Writer writer = context.get(Writer.class);
        if (writer == null) {
            throw new IllegalStateException("Nobody has said who writes");
        }
        return writer;
    }
}
