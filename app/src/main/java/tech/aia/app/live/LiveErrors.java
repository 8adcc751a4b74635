package tech.aia.app.live;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.RestException;
import tech.aia.graphql.access.AccessDenied;

/** What a subscription says when it cannot begin, or not go on: with the codes of the REST doors, whose event stream it shares. */
@Component
class LiveErrors implements DataFetcherExceptionResolver, SubscriptionExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(LiveErrors.class);

    /** Before the one that knows of no more than what fails in any field. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
        return switch (failure) {
            case RestException refusal ->
                Mono.just(errors(GraphqlErrorBuilder.newError(environment), Failure.of(refusal)));
            // It says itself which field needs what.
            case AccessDenied _ -> Mono.empty();
            // Its caller left while an event was on its way, and nobody waits for an answer.
            case AbortExecutionException _ -> Mono.just(List.of());
            default -> Mono.empty();
        };
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure) {
        var told = Failure.of(failure);
        if (told.code() == ErrorCode.INTERNAL) {
            LOG.error("A GraphQL subscription broke off", failure);
        }
        return Mono.just(errors(GraphqlErrorBuilder.newError(), told));
    }

    private static List<GraphQLError> errors(GraphqlErrorBuilder<?> error, Failure failure) {
        var extensions =
                new LinkedHashMap<String, Object>(Map.of("code", failure.code().code()));
        var field = failure.details().get("field");
        if (field != null) {
            extensions.put("field", field);
        }
        return List.of(error.message("%s", failure.message())
                .errorType(failure.code().status() < 500 ? ErrorType.BAD_REQUEST : ErrorType.INTERNAL_ERROR)
                .extensions(extensions)
                .build());
    }
}
