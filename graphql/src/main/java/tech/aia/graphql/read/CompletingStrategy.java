package tech.aia.graphql.read;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.schema.GraphQLList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes what a statement gave in one walk, as the library would field by field. Whatever is not as the schema says goes the library's
 * way, which makes the errors. Where something is missing the statement is run again, as others may have deleted it while it was read.
 */
public final class CompletingStrategy extends AsyncExecutionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(CompletingStrategy.class);
    private static final int MOST_TRIES = 3;

    /** @param handler of what fields throw */
    public CompletingStrategy(DataFetcherExceptionHandler handler) {
        super(handler);
    }

    @Override
    protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (!(parameters.getSource() instanceof Answered answered)) {
            return super.completeValue(context, parameters);
        }
        var step = parameters.getExecutionStepInfo();
        var type = step.getUnwrappedNonNullType();
        Object value = answered.value();
        for (int tries = 1; value != null; tries++) {
            try {
                var completed = new Completion(context, fieldCollector).of(type, step.getField(), value);
                return new FieldValueInfo(
                        type instanceof GraphQLList ? CompleteValueType.LIST : CompleteValueType.OBJECT, completed);
            } catch (Missing gone) {
                if (tries == MOST_TRIES) {
                    break;
                }
                value = again(answered, value);
            } catch (Uncommon unlike) {
                break;
            }
        }
        var last = value;
        return super.completeValue(context, parameters.transform(builder -> builder.source(last)));
    }

    /** What is there already is told when no more can be had. */
    private static @Nullable Object again(Answered answered, Object value) {
        try {
            return answered.again().get();
        } catch (RuntimeException failed) {
            LOG.warn("A field's statement failed when it was run again", failed);
            return value;
        }
    }
}
