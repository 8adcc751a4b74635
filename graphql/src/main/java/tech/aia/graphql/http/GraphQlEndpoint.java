package tech.aia.graphql.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /graphql} for GET and POST, in front of Spring Boot's route, which takes POST only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProtocolSettings.class)
class GraphQlEndpoint {
    private static final String PATH = "/graphql";
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST);

    @Bean
    @Order(-1)
    RouterFunction<ServerResponse> graphQlOverHttp(
            HttpAnswers answers, ObjectProvider<EventStreams> streams, ProtocolSettings settings) {
        var routes = RouterFunctions.route()
                .GET(PATH, request -> byGet(request, answers, streams))
                .POST(PATH, request -> byPost(request, answers, streams))
                .route(RequestPredicates.path(PATH), GraphQlEndpoint::otherMethod);
        if (!settings.introspection()) {
            routes.GET(
                    PATH + "/schema",
                    request -> refusal(
                            request,
                            HttpStatus.NOT_FOUND,
                            "The schema is not told here (aia.graphql.introspection is off)"));
        }
        return routes.build();
    }

    private static ServerResponse byGet(
            ServerRequest request, HttpAnswers answers, ObjectProvider<EventStreams> streams) throws ServletException {
        try {
            return answer(request, RequestBody.ofAddress(request), answers, streams);
        } catch (Refused refusal) {
            return refusal(request, HttpStatus.BAD_REQUEST, String.valueOf(refusal.getMessage()));
        }
    }

    private static ServerResponse byPost(
            ServerRequest request, HttpAnswers answers, ObjectProvider<EventStreams> streams)
            throws ServletException, IOException {
        if (!isJson(request)) {
            return refusal(
                    request,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body must be JSON in UTF-8, sent with Content-Type: application/json");
        }
        try {
            return answer(request, RequestBody.ofBody(request), answers, streams);
        } catch (Refused refusal) {
            return refusal(request, HttpStatus.BAD_REQUEST, String.valueOf(refusal.getMessage()));
        }
    }

    private static ServerResponse answer(
            ServerRequest request, byte[] body, HttpAnswers answers, ObjectProvider<EventStreams> streams)
            throws ServletException {
        var accepted = Accepted.of(request);
        var stream = accepted.stream() && streams.getIfAvailable() != null;
        if (accepted.single().isEmpty() && !stream) {
            return refusal(
                    request,
                    HttpStatus.NOT_ACCEPTABLE,
                    "Answers are application/graphql-response+json or application/json; the Accept header allows neither");
        }
        var transport = Transport.of(
                request.method().equals(HttpMethod.GET), accepted.single().isPresent(), stream);
        return answers.handleRequest(ServerRequest.from(request)
                .headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON))
                .attribute(Transport.ATTRIBUTE, transport)
                .body(body)
                .build());
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
                    .filter(type ->
                            type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))
                    .isPresent();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static ServerResponse otherMethod(ServerRequest request) {
        return refusal(
                request, HttpStatus.METHOD_NOT_ALLOWED, "Queries are sent with GET or POST, mutations with POST");
    }

    /** Of GraphQL's form, as whoever asks here reads that. */
    private static ServerResponse refusal(ServerRequest request, HttpStatus status, String message) {
        var builder =
                ServerResponse.status(status).contentType(Accepted.of(request).singleOrResponse());
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            builder.allow(METHODS);
        }
        if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            builder.headers(headers -> headers.setAccept(List.of(MediaType.APPLICATION_JSON)));
        }
        var error = new Refused(Refused.MALFORMED, message).error();
        return builder.body(Map.of("errors", List.of(error.toSpecification())));
    }
}
