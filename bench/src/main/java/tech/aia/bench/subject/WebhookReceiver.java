package tech.aia.bench.subject;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Two endpoints on this machine: one that takes everything at once, and one that takes it and never answers. */
public final class WebhookReceiver implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fast", exchange -> {
            try (exchange) {
                var unread = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(unread.length == 0 ? 400 : 204, -1);
                taken.incrementAndGet();
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

    /** How many deliveries the fast endpoint took since the last call of {@link #forget}. */
    public int taken() {
        return taken.get();
    }

    /** How many deliveries the silent endpoint got. */
    public int swallowed() {
        return swallowed.get();
    }

    public void forget() {
        taken.set(0);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
