package tech.aia.graphql.http;

import graphql.ExecutionResult;
import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts documents in the place of their hashes, before anybody else looks at what a request asks for. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DocumentRules implements WebGraphQlInterceptor {
    static final String PERSISTED = "persistedQuery";

    private final Documents documents;

    DocumentRules(ProtocolSettings settings) {
        var file = settings.allowList();
        this.documents =
                file == null ? new RememberedDocuments(settings.persistedQueries()) : AllowedDocuments.of(file);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var sent = request.getDocument().equals(PersistedQuerySupport.PERSISTED_QUERY_MARKER)
                ? null
                : request.getDocument();
        try {
            var meant = documents.find(hash(request), sent);
            return chain.next(meant.equals(sent) ? request : with(meant, request));
        } catch (Refused refusal) {
            return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                    request.toExecutionInput(),
                    ExecutionResult.newExecutionResult()
                            .addError(refusal.error())
                            .build())));
        }
    }

    private static @Nullable String hash(WebGraphQlRequest request) {
        var persisted = request.getExtensions().get(PERSISTED);
        if (persisted == null) {
            return null;
        }
        if (persisted instanceof Map<?, ?> said && said.get("sha256Hash") instanceof String hash) {
            return hash;
        }
        throw new Refused(
                Refused.MALFORMED,
                "extensions.persistedQuery must be an object with version 1 and the document's SHA-256 as sha256Hash");
    }

    private static WebGraphQlRequest with(String document, WebGraphQlRequest request) {
        return new WebGraphQlRequest(
                request.getUri().toUri(),
                request.getHeaders(),
                request.getCookies(),
                request.getRemoteAddress(),
                request.getAttributes(),
                new DefaultGraphQlRequest(
                        document, request.getOperationName(), request.getVariables(), request.getExtensions()),
                request.getId(),
                request.getLocale());
    }
}
