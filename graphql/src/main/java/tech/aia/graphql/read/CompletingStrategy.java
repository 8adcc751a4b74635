package tech.aia.graphql.read;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.schema.GraphQLList;

/**
 * Completes what a statement gave in one walk, as the library would field by field. Whatever is not as the schema says goes the library's
 * way, which makes the errors.
 */
public final class CompletingStrategy extends AsyncExecutionStrategy {

    /** @param handler of what fields throw */
    public CompletingStrategy(DataFetcherExceptionHandler handler) {
        super(handler);
    }

    @Override
    protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (!(parameters.getSource() instanceof Answered(Object value))) {
            return super.completeValue(context, parameters);
        }
        var step = parameters.getExecutionStepInfo();
        var type = step.getUnwrappedNonNullType();
        try {
            var completed = new Completion(context, fieldCollector).of(type, step.getField(), value);
            return new FieldValueInfo(
                    type instanceof GraphQLList ? CompleteValueType.LIST : CompleteValueType.OBJECT, completed);
        } catch (Uncommon unlike) {
            return super.completeValue(context, parameters.transform(builder -> builder.source(value)));
        }
    }
}
