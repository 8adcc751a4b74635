package tech.aia.graphql.http;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds an operation, as soon as it is known which one is meant, against the way it came. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class TransportRules extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var transport = Transport.of(request);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(Transport.class, transport))
                        .build());
        return chain.next(request);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        Transport transport = context.getGraphQLContext().get(Transport.class);
        if (transport != null) {
            transport.require(context.getOperationDefinition().getOperation());
        }
        return SimpleInstrumentationContext.noOp();
    }
}
