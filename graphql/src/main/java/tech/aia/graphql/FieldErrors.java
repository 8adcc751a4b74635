package tech.aia.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;
import tech.aia.cypher.GraphException;
import tech.aia.graph.GraphModelException;

/**
 * What a failure looks like in an answer. Refused values say which argument and why; what does not exist is null; of anything else
 * only a number is given, under which the log has the reason. Comes last, after resolvers that know more.
 */
@Component
class FieldErrors implements DataFetcherExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(FieldErrors.class);

    /** As the REST API has it for what can succeed in a moment. */
    private static final String UNAVAILABLE = "E012";

    /** As the REST API has it for a full disk. */
    private static final String FULL = "E014";

    /** The schema's names for arguments that the modules below call otherwise. */
    private static final Map<String, String> ARGUMENTS = Map.of("limit", "first", "cursor", "after");

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
        return Mono.just(errors(failure, environment));
    }

    private static List<GraphQLError> errors(Throwable failure, DataFetchingEnvironment environment) {
        return switch (failure) {
            case CompletionException wrapper when wrapper.getCause() != null -> errors(wrapper.getCause(), environment);
            case GraphModelException.NotFound _ -> List.of();
            case GraphModelException.InvalidValue invalid -> {
                var field = ARGUMENTS.getOrDefault(invalid.field(), invalid.field());
                yield refused(environment, invalid, Map.of("field", field, "code", invalid.code()));
            }
            case GraphModelException.Conflict conflict ->
                refused(environment, conflict, Map.of("code", conflict.code()));
            case GraphException.Stopped stopped ->
                error(
                        environment,
                        ErrorType.INTERNAL_ERROR,
                        String.valueOf(stopped.getMessage()),
                        Map.of("code", stopped.code()));
            case GraphException.Busy busy -> unavailable(environment, UNAVAILABLE, String.valueOf(busy.getMessage()));
            case GraphException.DiskFull full -> unavailable(environment, FULL, String.valueOf(full.getMessage()));
            case GraphException.Unavailable down ->
                unavailable(environment, UNAVAILABLE, "The database is not available: " + down.getMessage());
            case GraphException.WrongSchema other ->
                unavailable(environment, UNAVAILABLE, String.valueOf(other.getMessage()));
            case BindException unreadable ->
                error(environment, ErrorType.BAD_REQUEST, "An argument cannot be read: " + names(unreadable), Map.of());
            default -> internal(failure, environment);
        };
    }

    private static List<GraphQLError> refused(
            DataFetchingEnvironment environment, GraphModelException refusal, Map<String, Object> extensions) {
        return error(environment, ErrorType.BAD_REQUEST, String.valueOf(refusal.getMessage()), extensions);
    }

    /** GraphQL's library has no type for what is not the caller's fault and passes; the code tells it, as over REST. */
    private static List<GraphQLError> unavailable(DataFetchingEnvironment environment, String code, String message) {
        return error(environment, ErrorType.INTERNAL_ERROR, message, Map.of("code", code));
    }

    private static List<GraphQLError> internal(Throwable failure, DataFetchingEnvironment environment) {
        var reference = environment.getExecutionId();
        LOG.error(
                "GraphQL request {} failed at {}",
                reference,
                environment.getExecutionStepInfo().getPath(),
                failure);
        return error(
                environment,
                ErrorType.INTERNAL_ERROR,
                "The server failed to answer this field; its log has the reason under " + reference,
                Map.of());
    }

    private static List<GraphQLError> error(
            DataFetchingEnvironment environment,
            ErrorClassification type,
            String message,
            Map<String, Object> extensions) {
        return List.of(GraphqlErrorBuilder.newError(environment)
                .errorType(type)
                .message("%s", message)
                .extensions(extensions)
                .build());
    }

    private static String names(BindException unreadable) {
        return String.join(
                ", ",
                unreadable.getFieldErrors().stream()
                        .map(error -> error.getField())
                        .toList());
    }
}
