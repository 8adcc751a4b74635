package tech.aia.graphql.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.graphql.compile.CompiledStatement;

/**
 * Who asks with {@code "extensions": {"statements": true}} is told which statements an operation became. They hold names of the schema
 * and of parameters; values are not told.
 */
@Component
final class ToldStatements implements WebGraphQlInterceptor {
    private static final String STATEMENTS = "statements";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!Boolean.TRUE.equals(request.getExtensions().get(STATEMENTS))) {
            return chain.next(request);
        }
        var ran = new ConcurrentLinkedQueue<CompiledStatement>();
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(context -> Statements.keep(context, ran)).build());
        return chain.next(request).map(response -> {
            var extensions = new LinkedHashMap<>(response.getExtensions());
            List<String> texts = ran.stream().map(CompiledStatement::text).toList();
            extensions.put(STATEMENTS, Map.of("count", texts.size(), "texts", texts));
            return response.transform(builder -> builder.extensions(extensions));
        });
    }
}
