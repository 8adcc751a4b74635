package tech.aia.graphql.read;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.cypher.GraphException;

/** What a caller's own statement failed with: the database's code, and the place in the statement where it has one. */
@Component
final class StatementErrors implements DataFetcherExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment environment) {
        var cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        return cause instanceof StatementFailed failed
                ? Mono.just(List.of(error(failed.failure(), environment)))
                : Mono.empty();
    }

    private static GraphQLError error(GraphException failure, DataFetchingEnvironment environment) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(ErrorType.BAD_REQUEST)
                .message("%s", failure.getMessage())
                .extensions(extensions(failure))
                .build();
    }

    private static Map<String, Object> extensions(GraphException failure) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("field", "query");
        extensions.put("code", failure.code());
        if (failure instanceof GraphException.SyntaxError syntax && syntax.line() != null && syntax.column() != null) {
            extensions.put("line", syntax.line());
            extensions.put("column", syntax.column());
        }
        return extensions;
    }
}
