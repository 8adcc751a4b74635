package tech.aia.graphql.http;

import graphql.ExecutionResult;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Gives answers their media type and status. With {@code application/json} a well-formed request has 200, as clients of old expect; with
 * {@code application/graphql-response+json} the status tells how it went.
 */
@Component
class HttpAnswers extends GraphQlHttpHandler {
    /** The working draft's "partial success": data and errors. */
    private static final int PARTIAL = 294;

    private final ObjectProvider<EventStreams> streams;

    HttpAnswers(WebGraphQlHandler handler, ObjectProvider<EventStreams> streams) {
        super(handler);
        this.streams = streams;
    }

    @Override
    protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> answer) {
        return ServerResponse.async(
                answer.map(response -> response(request, response)).toFuture());
    }

    private ServerResponse response(ServerRequest request, WebGraphQlResponse response) {
        if (response.getData() instanceof Publisher<?>) {
            Publisher<ExecutionResult> results = response.getData();
            return streams.getObject().of(results);
        }
        var type = Accepted.of(request).singleOrResponse();
        var status = status(response, type);
        var builder = ServerResponse.status(status).contentType(type).headers(headers -> {
            headers.putAll(response.getResponseHeaders());
            headers.setCacheControl("no-store");
        });
        if (status.value() == 405) {
            builder.allow(Set.of(HttpMethod.POST));
        }
        return builder.body(response.toMap());
    }

    private static HttpStatusCode status(WebGraphQlResponse response, MediaType type) {
        var codes = response.getErrors().stream()
                .flatMap(error -> extension(error, "code").stream())
                .toList();
        if (codes.contains(Refused.MUTATION_BY_GET)) {
            return HttpStatusCode.valueOf(405);
        }
        if (!type.equals(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
            return HttpStatusCode.valueOf(200);
        }
        if (response.getExecutionResult().isDataPresent()) {
            return HttpStatusCode.valueOf(response.getErrors().isEmpty() ? 200 : PARTIAL);
        }
        var forbidden = response.getErrors().stream()
                .flatMap(error -> extension(error, "classification").stream())
                .anyMatch(ErrorType.FORBIDDEN.name()::equals);
        return HttpStatusCode.valueOf(forbidden ? 403 : 400);
    }

    private static Optional<Object> extension(ResponseError error, String name) {
        return Optional.ofNullable(error.getExtensions().get(name));
    }
}
