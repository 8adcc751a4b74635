package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graphql.write.Writer;

/** Whoever calls GraphQL, as one who writes: with the allowance that the REST API knows, too. */
record GraphQlWriter(@Nullable Authentication caller, TaskAllowances allowances, Submitters submitters)
        implements Writer {

    @Override
    public String id() {
        return caller == null ? "nobody" : caller.getName();
    }

    @Override
    public @Nullable TaskAllowance allowance() {
        return allowances.of(caller);
    }

    @Override
    public @Nullable Submitter submitter() {
        return submitters.of(caller);
    }
}
