package tech.aia.app.live.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tech.aia.app.security.Visitor;
import tech.aia.app.stream.Farewell;

/** The open connections: lets in as many as are allowed, ends those that take nothing or may no more, and all before the server stops. */
@Component
class LiveConnections implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);

    private final LiveSettings settings;
    private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("live-watch-", 0).daemon().factory());
    private final Counter dropped;
    private volatile boolean running;

    LiveConnections(LiveSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.dropped = Counter.builder("aia.graphql.dropped")
                .description(
                        "WebSockets and streams ended by the server because their caller took nothing for too long")
                .register(meters);
        Gauge.builder("aia.graphql.connections", open, Set::size)
                .description("Open WebSockets and streams of GraphQL subscriptions")
                .register(meters);
    }

    /** Why there is no room for it; it counts from now on where there is. {@link #remove} must follow either way. */
    synchronized Optional<Ending> add(LiveConnection connection) {
        if (!running) {
            return Optional.of(Ending.STOPPING);
        }
        if (open.size() >= settings.maxConnections()) {
            return Optional.of(Ending.FULL);
        }
        open.add(connection);
        return connection.visitor().flatMap(this::excess);
    }

    /** Why there is no room for one more of a visitor, whose own is counted already. */
    Optional<Ending> excess(Visitor visitor) {
        var own = open.stream()
                .flatMap(connection -> connection.visitor().stream())
                .filter(other -> other.id().equals(visitor.id()))
                .count();
        return own > settings.maxPerCaller() ? Optional.of(Ending.TOO_MANY) : Optional.empty();
    }

    void remove(LiveConnection connection) {
        open.remove(connection);
    }

    private void endStuck() {
        for (var connection : open) {
            if (connection.isStuck(settings.writeTimeout()) && connection.end(Ending.TOO_SLOW)) {
                dropped.increment();
                LOG.info(
                        "A GraphQL connection is ended: its caller took nothing for {} ms",
                        settings.writeTimeout().toMillis());
            }
        }
    }

    private void endUnwelcome() {
        for (var connection : open) {
            try {
                if (connection
                        .visitor()
                        .filter(visitor -> !visitor.isStillGood())
                        .isPresent()) {
                    connection.end(Ending.UNAUTHENTICATED);
                }
            } catch (RuntimeException unknown) {
                LOG.warn("Whether a caller still may could not be found out: {}", unknown.getMessage());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        every(Math.clamp(settings.writeTimeout().toMillis() / 4, 5, 1000), this::endStuck);
        every(settings.keepAlive().toMillis(), this::endUnwelcome);
    }

    private void every(long millis, Runnable look) {
        var _ = watch.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Says goodbye to all, and waits a little for those who listen. */
    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        watch.shutdownNow();
        open.forEach(connection -> connection.end(Ending.STOPPING));
        Farewell.await(open::isEmpty);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which waits for what is open. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
