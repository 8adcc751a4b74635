package tech.aia.app.security;

import java.util.stream.Collectors;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.graph.access.Permission;

/** Tells GraphQL who calls and what the caller may do. */
@Component
final class GraphQlCaller implements WebGraphQlInterceptor {
    private final TaskAllowances allowances;
    private final Submitters submitters;

    GraphQlCaller(TaskAllowances allowances, Submitters submitters) {
        this.allowances = allowances;
        this.submitters = submitters;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var words =
                Caller.current().permissions().stream().map(Permission::word).collect(Collectors.toUnmodifiableSet());
        tech.aia.graphql.access.Caller caller = words::contains;
        var writer = new GraphQlWriter(SecurityContextHolder.getContext().getAuthentication(), allowances, submitters);
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(context -> {
                    caller.enter(context);
                    writer.enter(context);
                })
                .build());
        return chain.next(request);
    }
}
