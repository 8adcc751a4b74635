package tech.aia.app.live.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import reactor.core.publisher.Mono;
import tech.aia.app.AppIT;
import tech.aia.cypher.RequestTime;

class SocketVisitorsIT extends AppIT {
    private final AtomicReference<@Nullable CloseStatus> closed = new AtomicReference<>();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private SocketVisitors visitors;

    @Test
    void whoCannotBeLookedUpNowIsToldToComeAgain() {
        var session = session();

        try (var _ = RequestTime.begin(Duration.ZERO)) {
            var answer = visitors.handleConnectionInitialization(session, Map.of("X-API-Key", "ak_unknown"));

            assertThatThrownBy(answer::block).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(Objects.requireNonNull(closed.get()).getCode()).isEqualTo(1013);
    }

    private WebSocketSessionInfo session() {
        var attributes = new HashMap<String, Object>();
        LiveSocket.opened(
                new WebSocketSessionDecorator(new StandardWebSocketSession(new HttpHeaders(), attributes, null, null)) {
                    @Override
                    public Map<String, Object> getAttributes() {
                        return attributes;
                    }

                    @Override
                    public void close(CloseStatus status) {
                        closed.set(status);
                    }
                });
        return new Session(attributes);
    }

    private record Session(Map<String, Object> attributes) implements WebSocketSessionInfo {
        @Override
        public String getId() {
            return "1";
        }

        @Override
        public Map<String, Object> getAttributes() {
            return attributes;
        }

        @Override
        public URI getUri() {
            return URI.create("ws://localhost/graphql/ws");
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }

        @Override
        public Mono<Principal> getPrincipal() {
            return Mono.empty();
        }

        @Override
        public @Nullable InetSocketAddress getRemoteAddress() {
            return null;
        }
    }
}
