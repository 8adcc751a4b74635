package tech.aia.graphql;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graphql.operation.ByOperation;

/** Refuses operations that are nested too deep or whose answer could hold too many fields. */
@Component
final class SizeLimits extends SimplePerformantInstrumentation {
    private final GraphQlSettings settings;
    private final ByOperation<OperationSize> sizes;

    SizeLimits(GraphQlSettings settings) {
        this.settings = settings;
        this.sizes = new ByOperation<>(context -> OperationSize.of(context, settings.maxCost()));
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        var size = sizes.of(context);
        ToldCost.note(context.getGraphQLContext(), size);
        if (size.depth() > settings.maxDepth()) {
            throw new QueryRefused(
                    "The query is " + size.depth() + " fields deep; at most " + settings.maxDepth()
                            + " are allowed. Ask for less at once.",
                    "Aia.GraphQl.TooDeep",
                    settings.maxDepth(),
                    size.depth());
        }
        if (size.cost() > settings.maxCost()) {
            throw new QueryRefused(
                    "The answer could hold more than " + settings.maxCost()
                            + " fields. Ask for fewer at a time: lower 'first', above all where lists are nested.",
                    "Aia.GraphQl.TooCostly",
                    settings.maxCost(),
                    size.cost());
        }
        return SimpleInstrumentationContext.noOp();
    }
}
