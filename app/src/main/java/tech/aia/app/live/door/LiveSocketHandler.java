package tech.aia.app.live.door;

import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import org.apache.tomcat.websocket.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Spring's handler of graphql-transport-ws, whose sessions are kept count of and watched. Pages of which origins may connect is decided
 * before, as for all requests.
 */
final class LiveSocketHandler extends GraphQlWebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocketHandler.class);

    /** As the protocol has it. */
    private static final CloseStatus INVALID = new CloseStatus(4400, "Invalid message");

    /** How long a caller has to take what is under way and why the connection is closed, of which Tomcat's own default is 50 ms. */
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final LiveConnections connections;
    private final Duration longestWrite;

    LiveSocketHandler(
            WebGraphQlHandler handler,
            HttpMessageConverter<Object> converter,
            LiveSettings settings,
            LiveConnections connections) {
        super(handler, converter, settings.initTimeout(), settings.keepAlive(), null);
        this.connections = connections;
        this.longestWrite = settings.writeTimeout().plus(FAREWELL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        giveTime(session);
        var socket = LiveSocket.opened(session);
        var full = connections.add(socket);
        if (full.isPresent()) {
            connections.remove(socket);
            socket.end(full.get());
        } else {
            super.afterConnectionEstablished(socket);
        }
    }

    private void giveTime(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession of && of.getNativeSession() instanceof Session tomcats) {
            tomcats.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, longestWrite.toMillis());
            tomcats.getUserProperties()
                    .put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, FAREWELL.toMillis());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        var socket = LiveSocket.of(session.getAttributes());
        try {
            super.handleTextMessage(socket, message);
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("A WebSocket sent what is no message of the protocol", unreadable);
            socket.close(INVALID);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var socket = LiveSocket.of(session.getAttributes());
        connections.remove(socket);
        super.afterConnectionClosed(socket, status);
    }
}
