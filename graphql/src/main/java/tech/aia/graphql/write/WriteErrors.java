package tech.aia.graphql.write;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.cypher.GraphException;
import tech.aia.graph.GraphModelException;
import tech.aia.graphql.access.AccessDenied;

/** What a refused mutation looks like in an answer: one error for each wrong field, with the codes that the REST API documents. */
@Component
class WriteErrors implements DataFetcherExceptionResolver, Ordered {
    private static final String INVALID = "E001";
    private static final String NOT_FOUND = "E003";
    private static final String CONFLICT = "E006";
    private static final String UNAVAILABLE = "E012";
    private static final String DISK_FULL = "E014";
    private static final String LEASE_LOST = "E018";
    private static final String TOO_MANY = "E021";

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
        var refused = failure instanceof AccessDenied || "Mutation".equals(parent(environment))
                ? errors(failure, environment)
                : List.<GraphQLError>of();
        return refused.isEmpty() ? Mono.empty() : Mono.just(refused);
    }

    private static @Nullable String parent(DataFetchingEnvironment environment) {
        return environment.getParentType() instanceof graphql.schema.GraphQLNamedType type ? type.getName() : null;
    }

    /** Empty for what is no refusal. */
    private static List<GraphQLError> errors(Throwable failure, DataFetchingEnvironment environment) {
        return switch (failure) {
            case InvalidInput invalid ->
                invalid.refusals().stream()
                        .map(refusal -> invalid(environment, refusal.field(), refusal.issue()))
                        .toList();
            case GraphModelException refused -> List.of(refused(environment, refused));
            case GraphException.DiskFull full ->
                List.of(error(environment, ErrorType.INTERNAL_ERROR, full, Map.of("code", DISK_FULL)));
            case GraphException.Busy busy ->
                List.of(error(environment, ErrorType.INTERNAL_ERROR, busy, Map.of("code", UNAVAILABLE)));
            case AccessDenied denied ->
                List.of(error(environment, ErrorType.FORBIDDEN, denied, denied.getExtensions()));
            default -> List.of();
        };
    }

    private static GraphQLError refused(DataFetchingEnvironment environment, GraphModelException refused) {
        return switch (refused) {
            case GraphModelException.InvalidValue invalid ->
                invalid(environment, Addresses.of(invalid.field()), String.valueOf(invalid.getMessage()));
            case GraphModelException.NotFound missing -> coded(environment, ErrorType.NOT_FOUND, missing, NOT_FOUND);
            case GraphModelException.Conflict conflict -> coded(environment, ErrorType.BAD_REQUEST, conflict, CONFLICT);
            case GraphModelException.Outdated outdated ->
                error(
                        environment,
                        ErrorType.BAD_REQUEST,
                        outdated,
                        Map.of("code", CONFLICT, "field", "expectedVersion", "presentVersion", outdated.present()));
            case GraphModelException.LeaseLost lost -> coded(environment, ErrorType.BAD_REQUEST, lost, LEASE_LOST);
            case GraphModelException.TooMany many -> coded(environment, ErrorType.BAD_REQUEST, many, TOO_MANY);
            case GraphModelException.BeyondMemory much ->
                coded(environment, ErrorType.INTERNAL_ERROR, much, UNAVAILABLE);
            case GraphModelException.NoRoom full -> coded(environment, ErrorType.INTERNAL_ERROR, full, DISK_FULL);
        };
    }

    private static GraphQLError invalid(DataFetchingEnvironment environment, String field, String issue) {
        return error(environment, ErrorType.BAD_REQUEST, issue, Map.of("code", INVALID, "field", field));
    }

    private static GraphQLError coded(
            DataFetchingEnvironment environment, ErrorClassification type, Exception refused, String code) {
        return error(environment, type, refused, Map.of("code", code));
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment,
            ErrorClassification type,
            Exception refused,
            Map<String, Object> extensions) {
        return error(environment, type, String.valueOf(refused.getMessage()), extensions);
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment,
            ErrorClassification type,
            String message,
            Map<String, Object> extensions) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(type)
                .message("%s", message)
                .extensions(extensions)
                .build();
    }
}
