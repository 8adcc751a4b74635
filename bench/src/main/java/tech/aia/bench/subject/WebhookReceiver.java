package tech.aia.bench.subject;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Two endpoints on this machine: one that takes everything at once, and one that takes it and never answers. */
public final class WebhookReceiver implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger swallowed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fast", exchange -> {
            try (exchange) {
                var unread = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(unread.length == 0 ? 400 : 204, -1);
                taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            }
        });
        server.createContext("/silent", exchange -> {
            swallowed.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    public static WebhookReceiver start() {
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@code aia.outbound.allow} names it. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** How many events the fast endpoint was told of, however often, since the last call of {@link #forget}. */
    public int taken() {
        return taken.size();
    }

    /** How many deliveries the silent endpoint got. */
    public int swallowed() {
        return swallowed.get();
    }

    public void forget() {
        taken.clear();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
