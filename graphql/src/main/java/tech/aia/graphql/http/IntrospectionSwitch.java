package tech.aia.graphql.http;

import graphql.introspection.Introspection;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses questions about the schema where the settings say so. */
@Component
final class IntrospectionSwitch implements WebGraphQlInterceptor {
    private final boolean on;

    IntrospectionSwitch(ProtocolSettings settings) {
        this.on = settings.introspection();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!on) {
            request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                            context -> context.put(Introspection.INTROSPECTION_DISABLED, true))
                    .build());
        }
        return chain.next(request);
    }
}
