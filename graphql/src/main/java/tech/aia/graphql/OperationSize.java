package tech.aia.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.execution.ExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * How much an operation asks for, counted before anything is read.
 *
 * @param depth fields within fields, 1 for an operation of plain values
 * @param cost fields that its answer could hold: each counts once for every time that the lists around it ask for. What is more than the limit
 *     counts as no more than one above it for each field, so that sums stay far from the largest integer
 */
record OperationSize(int depth, int cost) {

    /** @param limit of the cost */
    static OperationSize of(ExecutionContext context, int limit) {
        return new OperationSize(depth(context), cost(context, limit));
    }

    private static int cost(ExecutionContext context, int limit) {
        return QueryComplexityCalculator.newCalculator()
                .fieldComplexityCalculator((field, inside) -> cost(field, inside, limit))
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .variables(context.getCoercedVariables())
                .build()
                .calculate();
    }

    private static int cost(FieldComplexityEnvironment field, int inside, int limit) {
        var times = Math.max(times(field, "first"), times(field, "last"));
        return (int) Math.min(1 + (long) inside * times, limit + 1L);
    }

    private static int times(FieldComplexityEnvironment field, String argument) {
        return field.getArguments().get(argument) instanceof Integer size ? Math.max(size, 1) : 1;
    }

    private static int depth(ExecutionContext context) {
        return QueryTraverser.newQueryTraverser()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .coercedVariables(context.getCoercedVariables())
                .build()
                .reducePreOrder((field, deepest) -> Math.max(depth(field), deepest), 0);
    }

    private static int depth(@Nullable QueryVisitorFieldEnvironment field) {
        var depth = 0;
        for (var at = field; at != null; at = at.getParentEnvironment()) {
            depth++;
        }
        return depth;
    }
}
