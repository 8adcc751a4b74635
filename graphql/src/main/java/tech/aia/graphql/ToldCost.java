package tech.aia.graphql;

import graphql.ExecutionResult;
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
    private final SizeLimits limits;

    ToldCost(GraphQlSettings settings, SizeLimits limits) {
        this.settings = settings;
        this.limits = limits;
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
            var size = limits.size(context);
            told.put("fields", size.cost());
            told.put("maxFields", settings.maxCost());
            told.put("depth", size.depth());
            told.put("maxDepth", settings.maxDepth());
        }
        return SimpleInstrumentationContext.noOp();
    }
}
