package tech.aia.app.live.door;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tech.aia.app.security.Visitor;
import tech.aia.app.security.Visitors;
import tech.aia.cypher.GraphException;

/**
 * Asks who comes by a WebSocket, by its handshake's headers or by its first message, as pages cannot set headers; and has each operation
 * run as theirs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class SocketVisitors implements WebSocketGraphQlInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SocketVisitors.class);
    private static final String KEY_HEADER = "X-API-Key";

    private final Visitors visitors;
    private final LiveConnections connections;
    private final LiveSettings settings;

    SocketVisitors(Visitors visitors, LiveConnections connections, LiveSettings settings) {
        this.visitors = visitors;
        this.connections = connections;
        this.settings = settings;
    }

    /** An error closes it with 4401, unless it is closed already. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        var socket = LiveSocket.of(session.getAttributes());
        try {
            return visitors.find(
                            given(HttpHeaders.AUTHORIZATION, payload, session.getHeaders()),
                            given(KEY_HEADER, payload, session.getHeaders()))
                    .map(visitor -> welcome(socket, visitor))
                    .orElseGet(() -> Mono.error(new AccessDeniedException(Ending.UNAUTHENTICATED.reason())));
        } catch (GraphException down) {
            LOG.warn("Who comes by a WebSocket could not be found out: {}", down.getMessage());
            return close(socket, Ending.UNKNOWN);
        }
    }

    private Mono<Object> welcome(LiveSocket socket, Visitor visitor) {
        socket.visitedBy(visitor);
        return connections.excess(visitor).map(excess -> close(socket, excess)).orElseGet(Mono::empty);
    }

    /** Before the error, which would close it with another code. */
    private static Mono<Object> close(LiveSocket socket, Ending why) {
        socket.end(why);
        return Mono.error(new AccessDeniedException(why.reason()));
    }

    private static @Nullable String given(String name, Map<String, Object> payload, HttpHeaders headers) {
        return payload.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> String.valueOf(entry.getValue()))
                .findFirst()
                .orElseGet(() -> headers.getFirst(name));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest by)) {
            return chain.next(request);
        }
        var socket = LiveSocket.of(by.getSessionInfo().getAttributes());
        var visitor = socket.visitor().orElseThrow(() -> new AccessDeniedException(Ending.UNAUTHENTICATED.reason()));
        return Objects.requireNonNull(visitor.as(() -> chain.next(request))).map(response -> counted(response, socket));
    }

    private WebGraphQlResponse counted(WebGraphQlResponse response, LiveSocket socket) {
        if (!(response.getData() instanceof Publisher<?>)) {
            return response;
        }
        if (!socket.beginSubscription(settings.maxSubscriptions())) {
            return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(), tooMany()));
        }
        Publisher<?> results = response.getData();
        return response.transform(
                builder -> builder.data(Flux.from(results).doFinally(signal -> socket.subscriptionOver())));
    }

    private ExecutionResult tooMany() {
        return ExecutionResult.newExecutionResult()
                .addError(GraphqlErrorBuilder.newError()
                        .message(
                                "A WebSocket has at most %d subscriptions at once (aia.graphql.live.max-subscriptions)",
                                settings.maxSubscriptions())
                        .errorType(ErrorType.BAD_REQUEST)
                        .extensions(Map.of("code", "Aia.GraphQl.Live.TooManySubscriptions"))
                        .build())
                .build();
    }
}
