package tech.aia.app.live.door;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Spring's handler of graphql-transport-ws, whose sessions are kept count of and watched. Pages of which origins may connect is decided
 * before, as for all requests.
 */
final class LiveSocketHandler extends GraphQlWebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocketHandler.class);

    /** As the protocol has it. */
    private static final CloseStatus INVALID = new CloseStatus(4400, "Invalid message");

    private final LiveConnections connections;

    LiveSocketHandler(
            WebGraphQlHandler handler,
            HttpMessageConverter<Object> converter,
            LiveSettings settings,
            LiveConnections connections) {
        super(handler, converter, settings.initTimeout(), settings.keepAlive(), null);
        this.connections = connections;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var socket = LiveSocket.opened(session);
        var full = connections.add(socket);
        if (full.isPresent()) {
            connections.remove(socket);
            socket.end(full.get());
        } else {
            super.afterConnectionEstablished(socket);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        var socket = LiveSocket.of(session.getAttributes());
        try {
            super.handleTextMessage(socket, message);
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("A WebSocket sent what is no message of the protocol", unreadable);
            if (socket.isOpen()) {
                socket.close(INVALID);
            }
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var socket = LiveSocket.of(session.getAttributes());
        connections.remove(socket);
        super.afterConnectionClosed(socket, status);
    }
}
