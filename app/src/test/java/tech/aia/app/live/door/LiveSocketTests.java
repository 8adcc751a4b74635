package tech.aia.app.live.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** How a WebSocket is closed. */
class LiveSocketTests {
    private final BlockingQueue<Closing> closings = new LinkedBlockingQueue<>();
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final LiveSocket socket = LiveSocket.opened(session());

    /** Tomcat breaks a connection off without a close frame if the thread that closes it is interrupted. */
    @Test
    void saysWhyAlsoWhenTheThreadThatClosesItIsInterrupted() throws InterruptedException {
        Thread.currentThread().interrupt();
        socket.close(Ending.UNAUTHENTICATED.status());
        assertThat(Thread.interrupted()).isTrue();

        var closing = closings.poll(20, TimeUnit.SECONDS);
        assertThat(closing).isEqualTo(new Closing(Ending.UNAUTHENTICATED.status(), false));
    }

    @Test
    void theFirstReasonStands() throws InterruptedException {
        assertThat(socket.end(Ending.TOO_SLOW)).isTrue();
        assertThat(socket.end(Ending.STOPPING)).isFalse();
        socket.close(Ending.UNAUTHENTICATED.status());
        socket.close();

        var closing = closings.poll(20, TimeUnit.SECONDS);
        assertThat(closing).isEqualTo(new Closing(Ending.TOO_SLOW.status(), false));
        assertThat(closings.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void nothingIsSentAfterTheReason() throws Exception {
        socket.sendMessage(new TextMessage("before"));
        assertThat(socket.isOpen()).isTrue();
        socket.close();
        socket.sendMessage(new TextMessage("after"));

        assertThat(socket.isOpen()).isFalse();
        assertThat(sent).containsExactly(new TextMessage("before"));
    }

    private record Closing(CloseStatus status, boolean interrupted) {}

    private WebSocketSession session() {
        var attributes = new HashMap<String, Object>();
        return (WebSocketSession) Proxy.newProxyInstance(
                WebSocketSession.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getAttributes" -> attributes;
                    case "isOpen" -> true;
                    case "sendMessage" -> {
                        sent.add(arguments[0]);
                        yield null;
                    }
                    case "close" -> {
                        closings.add(new Closing((CloseStatus) arguments[0], Thread.interrupted()));
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
