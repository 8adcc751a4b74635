package tech.aia.graphql;

import graphql.GraphQLContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who asks with {@code "extensions": {"cost": true}} is told how an operation stands to the limits, above all when it is refused for them. */
@Component
final class ToldCost implements WebGraphQlInterceptor {
    private static final String COST = "cost";
    private static final String KEPT = ToldCost.class.getName();

    private final GraphQlSettings settings;

    ToldCost(GraphQlSettings settings) {
        this.settings = settings;
    }

    /** Notes the size of an operation for whoever asked. */
    static void note(GraphQLContext context, OperationSize size) {
        AtomicReference<OperationSize> told = context.get(KEPT);
        if (told != null) {
            told.set(size);
        }
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!Boolean.TRUE.equals(request.getExtensions().get(COST))) {
            return chain.next(request);
        }
        var told = new AtomicReference<OperationSize>();
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(context -> context.put(KEPT, told)).build());
        return chain.next(request).map(response -> {
            var size = told.get();
            // What was refused before it could be counted has none.
            if (size == null) {
                return response;
            }
            var extensions = new LinkedHashMap<>(response.getExtensions());
            extensions.put(COST, inWords(size));
            return response.transform(builder -> builder.extensions(extensions));
        });
    }

    private Map<String, Object> inWords(OperationSize size) {
        var words = new LinkedHashMap<String, Object>();
        words.put("fields", size.cost());
        words.put("maxFields", settings.maxCost());
        words.put("depth", size.depth());
        words.put("maxDepth", settings.maxDepth());
        return words;
    }
}
