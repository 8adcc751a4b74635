package tech.aia.app.audit;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells which GraphQL requests write: those with a mutation. It looks when the document is known, wherever that came from, and before anybody
 * asks who may run it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MutationNoting extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var note = AuditNote.current();
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(AuditNote.class, note))
                        .build());
        return chain.next(request).doOnNext(answer -> {
            if (answer.getErrors().isEmpty()) {
                note.mutationSucceeded();
            }
        });
    }

    @Override
    public @Nullable InstrumentationContext<java.util.List<graphql.validation.ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, InstrumentationState state) {
        note(
                parameters.getGraphQLContext(),
                parameters.getDocument(),
                parameters.getExecutionInput().getOperationName());
        return SimpleInstrumentationContext.noOp();
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        note(
                context.getGraphQLContext(),
                context.getDocument(),
                context.getExecutionInput().getOperationName());
        return SimpleInstrumentationContext.noOp();
    }

    private static void note(GraphQLContext context, Document document, @Nullable String operation) {
        AuditNote note = context.get(AuditNote.class);
        if (note != null) {
            var fields = new MutationFields(document).of(operation);
            if (!fields.isEmpty()) {
                note.mutation(fields);
            }
        }
    }
}
