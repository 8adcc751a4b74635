package tech.aia.app.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Visitor;

/** The open streams: lets in as many as are allowed, drops those who read nothing or may no more, and ends all before the web server stops. */
@Component
class Readers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Feed feed;
    private final LogPages log;
    private final StreamSettings settings;
    private final Counter dropped;
    private final Set<Reader> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places = new AtomicInteger();
    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("stream-watch-", 0).daemon().factory());
    private volatile boolean running;

    Readers(Feed feed, LogPages log, StreamSettings settings, MeterRegistry meters) {
        this.feed = feed;
        this.log = log;
        this.settings = settings;
        this.dropped = Counter.builder(StreamMeter.DROPPED.key())
                .description(StreamMeter.DROPPED.description())
                .register(meters);
        Gauge.builder(StreamMeter.READERS.key(), places, AtomicInteger::get)
                .description(StreamMeter.READERS.description())
                .register(meters);
    }

    /** Takes one of the places for readers, before anything is answered; {@link #open} or {@link #giveBack} must follow. */
    void takePlace() {
        if (!running) {
            throw new RestException(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
        if (places.incrementAndGet() > settings.maxReaders()) {
            places.decrementAndGet();
            throw new RestException(
                    ErrorCode.UNAVAILABLE,
                    "All " + settings.maxReaders()
                            + " event streams are taken (aia.stream.max-readers); try again later");
        }
        try {
            feed.join();
        } catch (RuntimeException failure) {
            places.decrementAndGet();
            throw failure;
        }
    }

    void giveBack() {
        feed.leave();
        places.decrementAndGet();
    }

    /** Serves the connection until either side ends it. */
    void open(Connection connection, Visitor visitor, EventFilter filter, EventId place) {
        var reader = new Reader(connection, visitor, feed, log, filter, place, settings);
        open.add(reader);
        if (!running) {
            bye(reader);
        }
        Thread.ofVirtual().name("stream-reader").start(() -> serve(reader));
    }

    private void serve(Reader reader) {
        try {
            reader.run();
        } finally {
            open.remove(reader);
            giveBack();
        }
    }

    private void dropStuck() {
        for (var reader : open) {
            if (reader.isStuck(settings.writeTimeout())
                    && reader.end("dropped", "You took nothing for " + seconds() + " s; come back with the last id")) {
                dropped.increment();
                LOG.info("A reader of the event stream is dropped: it took nothing for {} s", seconds());
            }
        }
    }

    private void endUnwelcome() {
        var ended = false;
        for (var reader : open) {
            try {
                ended |= !reader.isWelcome()
                        && reader.end(
                                "unauthenticated",
                                "The access token or API key is good no more; come back with another and the last id");
            } catch (RuntimeException unknown) {
                LOG.warn("Whether the reader of a stream still may could not be found out: {}", unknown.getMessage());
            }
        }
        if (ended) {
            feed.wakeAll();
        }
    }

    private String seconds() {
        var seconds = settings.writeTimeout().toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }

    private static void bye(Reader reader) {
        reader.end("bye", "The server is stopping; come back with the last id");
    }

    @Override
    public void start() {
        running = true;
        var interval = Math.clamp(settings.writeTimeout().toMillis() / 4, 5, 1000);
        every(interval, this::dropStuck);
        every(settings.heartbeat().toMillis(), this::endUnwelcome);
    }

    private void every(long millis, Runnable look) {
        var _ = watch.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Says goodbye to all, and waits a little for those who listen. */
    @Override
    public void stop() {
        running = false;
        watch.shutdownNow();
        open.forEach(Readers::bye);
        feed.wakeAll();
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
