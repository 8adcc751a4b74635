package tech.aia.graphql;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.AbortExecutionException;

/** Refuses queries whose answer could hold too many fields, counted before anything is read. */
final class CostLimit extends MaxQueryComplexityInstrumentation {

    CostLimit(int limit) {
        super(limit, calculator(limit));
    }

    static FieldComplexityCalculator calculator(int limit) {
        return (field, inside) -> cost(field, inside, limit);
    }

    /** No field counts for more than just too much, so that sums stay far from the largest integer. */
    private static int cost(FieldComplexityEnvironment field, int inside, int limit) {
        var times = Math.max(times(field, "first"), times(field, "last"));
        return (int) Math.min(1 + (long) inside * times, limit + 1L);
    }

    private static int times(FieldComplexityEnvironment field, String argument) {
        return field.getArguments().get(argument) instanceof Integer size ? Math.max(size, 1) : 1;
    }

    @Override
    protected AbortExecutionException mkAbortException(int cost, int limit) {
        return new QueryRefused(
                "The answer could hold more than " + limit
                        + " fields. Ask for fewer at a time: lower 'first', above all where lists are nested.",
                "Aia.GraphQl.TooCostly",
                limit,
                cost);
    }
}
