package tech.aia.app.stream;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.app.security.Visitor;
import tech.aia.cypher.GraphException;

/** One open stream: a place in the log that moves forward, on a virtual thread of its own that may wait for the network. */
final class Reader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final Connection connection;
    private final Visitor visitor;
    private final Feed feed;
    private final LogPages log;
    private final EventFilter filter;
    private final StreamSettings settings;
    private EventId place;
    private long lastWrite = System.nanoTime();

    /** When the write that is under way began; 0 while there is none. */
    private volatile long writingSince;

    private volatile byte @Nullable [] ending;

    /** @param place after which it begins; the client was told it */
    Reader(
            Connection connection,
            Visitor visitor,
            Feed feed,
            LogPages log,
            EventFilter filter,
            EventId place,
            StreamSettings settings) {
        this.connection = connection;
        this.visitor = visitor;
        this.feed = feed;
        this.log = log;
        this.filter = filter;
        this.place = place;
        this.settings = settings;
    }

    /** Ends it after the write under way, with these words if they still get through; the first reason stands. */
    synchronized boolean end(String name, String reason) {
        if (ending != null) {
            return false;
        }
        ending = Frame.ending(name, reason);
        return true;
    }

    /** Whether it has waited so long for its client to take what was sent. */
    boolean isStuck(Duration tooLong) {
        var since = writingSince;
        return since != 0 && System.nanoTime() - since > tooLong.toNanos();
    }

    /** Whether its client's credentials are still good. */
    boolean isWelcome() {
        return visitor.isStillGood();
    }

    @Override
    public void run() {
        try {
            while (ending == null) {
                step();
            }
            var last = ending;
            if (last != null) {
                send(last);
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A reader of the event stream is gone", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("An event stream broke off", failure);
        } finally {
            writingSince = 0;
            connection.end();
        }
    }

    private void step() throws IOException, InterruptedException {
        var page = next();
        if (page != null) {
            deliver(page);
            var silence = System.nanoTime() - lastWrite;
            if (silence >= settings.heartbeat().toNanos()) {
                send(Frame.heartbeat(place));
            } else if (page.batches().isEmpty()) {
                feed.await(place, settings.heartbeat().toNanos() - silence, () -> ending != null);
            }
        }
    }

    private @Nullable Page next() throws IOException, InterruptedException {
        var page = feed.after(place);
        if (page != null) {
            return page;
        }
        try {
            var logged = log.after(place);
            if (logged.isEmpty()) {
                var now = log.now();
                send(Frame.reset(place, now));
                place = now;
            }
            return logged.orElse(null);
        } catch (GraphException failure) {
            LOG.warn("A reader of the event stream is sent away, as the log cannot be read: {}", failure.getMessage());
            end("bye", "The change log cannot be read at the moment; come back with the last id");
            return null;
        }
    }

    private void deliver(Page page) throws IOException {
        var wrote = false;
        for (var batch : page.batches()) {
            for (var frame : batch.frames()) {
                if (ending != null) {
                    return;
                }
                if (frame.id().compareTo(place) > 0) {
                    if (filter.matches(frame.event())) {
                        write(frame.bytes());
                        wrote = true;
                    }
                    place = frame.id();
                }
            }
        }
        place = page.next();
        if (wrote) {
            flush();
        }
    }

    private void send(byte[] bytes) throws IOException {
        write(bytes);
        flush();
    }

    private void write(byte[] bytes) throws IOException {
        writingSince = System.nanoTime();
        connection.write(bytes);
        writingSince = 0;
    }

    private void flush() throws IOException {
        writingSince = System.nanoTime();
        connection.flush();
        lastWrite = System.nanoTime();
        writingSince = 0;
    }
}
