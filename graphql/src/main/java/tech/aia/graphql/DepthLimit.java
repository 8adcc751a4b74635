package tech.aia.graphql;

import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;

/** Refuses queries that are nested too deep. */
final class DepthLimit extends MaxQueryDepthInstrumentation {

    DepthLimit(int limit) {
        super(limit);
    }

    @Override
    protected AbortExecutionException mkAbortException(int depth, int limit) {
        return new QueryRefused(
                "The query is " + depth + " fields deep; at most " + limit + " are allowed. Ask for less at once.",
                "Aia.GraphQl.TooDeep",
                limit,
                depth);
    }
}
