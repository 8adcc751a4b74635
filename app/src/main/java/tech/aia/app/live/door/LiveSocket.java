package tech.aia.app.live.door;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import tech.aia.app.security.Visitor;

/** A WebSocket with who came by it, how many subscriptions it has, and a watch on what is being sent. */
final class LiveSocket extends WebSocketSessionDecorator implements LiveConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final String ATTRIBUTE = LiveSocket.class.getName();

    private final WriteWatch writing = new WriteWatch();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final AtomicReference<@Nullable CloseStatus> closing = new AtomicReference<>();
    private volatile @Nullable Visitor visitor;

    private LiveSocket(WebSocketSession session) {
        super(session);
    }

    static LiveSocket opened(WebSocketSession session) {
        var socket = new LiveSocket(session);
        session.getAttributes().put(ATTRIBUTE, socket);
        return socket;
    }

    /** The one of a session, by the session's attributes. */
    static LiveSocket of(Map<String, Object> attributes) {
        return (LiveSocket) Objects.requireNonNull(attributes.get(ATTRIBUTE), "Every session is opened first");
    }

    void visitedBy(Visitor known) {
        visitor = known;
    }

    @Override
    public Optional<Visitor> visitor() {
        return Optional.ofNullable(visitor);
    }

    /** Whether there is room for one more; {@link #subscriptionOver} must follow then. */
    boolean beginSubscription(int most) {
        if (subscriptions.incrementAndGet() > most) {
            subscriptions.decrementAndGet();
            return false;
        }
        return true;
    }

    void subscriptionOver() {
        subscriptions.decrementAndGet();
    }

    /** What comes after a reason to close it is left out, as a slow caller would have to take that before the reason. */
    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        if (closing.get() == null) {
            writing.during(() -> super.sendMessage(message));
        }
    }

    @Override
    public boolean isStuck(Duration tooLong) {
        return writing.isLongerThan(tooLong);
    }

    @Override
    public boolean end(Ending why) {
        return begin(why.status());
    }

    @Override
    public void close() {
        close(CloseStatus.NORMAL);
    }

    /** Does not wait for it; the first reason stands. */
    @Override
    public void close(CloseStatus why) {
        var _ = begin(why);
    }

    /** Not any more as soon as there is a reason to close it. */
    @Override
    public boolean isOpen() {
        return closing.get() == null && super.isOpen();
    }

    /**
     * On a thread of its own: it waits for the write under way, and Reactor may interrupt the session's thread while that tells of an error,
     * upon which the connection would break off without a reason.
     */
    private boolean begin(CloseStatus why) {
        if (!closing.compareAndSet(null, why)) {
            return false;
        }
        Thread.ofVirtual().name("live-socket-end").start(() -> closeQuietly(why));
        return true;
    }

    private void closeQuietly(CloseStatus why) {
        try {
            super.close(why);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A WebSocket is gone already", gone);
        }
    }
}
