package tech.aia.graphql;

import graphql.ExecutionResult;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who asks with {@code "extensions": {"cost": true}} is told how an operation stands to the limits. */
@Component
final class ToldCost extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {
    private static final String COST = "cost";
    private static final String KEPT = ToldCost.class.getName();

    private final GraphQlSettings settings;

    ToldCost(GraphQlSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!Boolean.TRUE.equals(request.getExtensions().get(COST))) {
            return chain.next(request);
        }
        var told = new ConcurrentHashMap<String, Object>();
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(context -> context.put(KEPT, told)).build());
        return chain.next(request).map(response -> {
            // What was refused before it could be counted has none.
            if (told.isEmpty()) {
                return response;
            }
            var extensions = new LinkedHashMap<>(response.getExtensions());
            extensions.put(COST, new LinkedHashMap<>(told));
            return response.transform(builder -> builder.extensions(extensions));
        });
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        Map<String, Object> told = context.getGraphQLContext().get(KEPT);
        if (told != null) {
            told.put("fields", fields(context));
            told.put("maxFields", settings.maxCost());
            told.put("depth", depth(context));
            told.put("maxDepth", settings.maxDepth());
        }
        return SimpleInstrumentationContext.noOp();
    }

    private int fields(ExecutionContext context) {
        return QueryComplexityCalculator.newCalculator()
                .fieldComplexityCalculator(CostLimit.calculator(settings.maxCost()))
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .variables(context.getCoercedVariables())
                .build()
                .calculate();
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
