package tech.aia.graph.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.GraphException;

/**
 * Takes events and writes them down in the order in which they came, many in one transaction, on a thread of its own. Safe for use by many
 * threads.
 */
public final class AuditTrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int ROOM = 10_000;
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_COMMIT = Duration.ofSeconds(30);
    private static final Duration LAST_TRIES = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final AuditStore store;
    private final Clock clock;
    private final Semaphore room = new Semaphore(ROOM);
    private final AuditBuffer buffer = new AuditBuffer();
    private final Thread writer;
    private final String process = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private long number;
    private Instant last = Instant.EPOCH;
    private volatile long closedAt;

    AuditTrail(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("audit-writer").daemon().unstarted(this::run);
        reserve().append(AuditEvent.ofThePlatform("server.start"));
        writer.start();
    }

    /** Room for one record, to be had before what will be recorded is done: what is done can always be written down then. */
    public final class Place implements AutoCloseable {
        private boolean used;

        private Place() {}

        /** Has the event written within a fifth of a second. */
        public void append(AuditEvent event) {
            add(event, null);
        }

        /**
         * Has the event written before it returns.
         *
         * @throws GraphException.Busy if that takes longer than half a minute; it may still be written
         */
        public void appendNow(AuditEvent event) {
            var committed = new CompletableFuture<Void>();
            add(event, committed);
            await(committed);
        }

        private void add(AuditEvent event, @Nullable CompletableFuture<Void> committed) {
            if (used) {
                throw new IllegalStateException("There was room for one record");
            }
            used = true;
            buffer.add(entry(event, committed));
        }

        /** Gives the room back if it was not needed. */
        @Override
        public void close() {
            if (!used) {
                used = true;
                room.release();
            }
        }
    }

    /** @throws GraphException.Busy if so many records wait to be written that there is no room within five seconds */
    public Place reserve() {
        try {
            if (room.tryAcquire(WAIT_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Place();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw busy("Too many audit records wait to be written; nothing was done, try again");
    }

    /** Returns when everything that was appended before is written. */
    void settle() {
        try (var place = reserve()) {
            place.appendNow(AuditEvent.ofThePlatform("audit.check"));
        }
    }

    private static GraphException busy(String message) {
        return new GraphException.Busy("Aia.Audit.Busy", message);
    }

    private static void await(CompletableFuture<Void> committed) {
        try {
            committed.get(WAIT_FOR_COMMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy("The server is stopping");
        } catch (TimeoutException | ExecutionException late) {
            throw busy("What was done could not be written into the audit log in time");
        }
    }

    /** Numbers and times are given under the buffer's lock, so that they come in the order of the records. */
    private Supplier<AuditBuffer.Entry> entry(AuditEvent event, @Nullable CompletableFuture<Void> committed) {
        return () -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
            number++;
            return new AuditBuffer.Entry(
                    new AuditRecord(process + "-" + number, last, process, number, event), committed);
        };
    }

    private void run() {
        for (var batch = buffer.take(); !batch.isEmpty(); batch = buffer.take()) {
            var failure = write(batch.stream().map(AuditBuffer.Entry::record).toList());
            room.release(batch.size());
            batch.forEach(entry -> entry.settle(failure));
        }
    }

    /** Tries until it is done, as those who wait for room wait with it; when the server stops, only a while, and then says why not. */
    private @Nullable RuntimeException write(List<AuditRecord> records) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                store.write(records);
                return null;
            } catch (RuntimeException failure) {
                if (closedAt != 0 && System.nanoTime() - closedAt > LAST_TRIES.toNanos()) {
                    LOG.error("{} audit records are lost", records.size(), failure);
                    return failure;
                }
                LOG.warn("{} audit records could not be written yet: {}", records.size(), failure.getMessage());
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    /** Writes what is there, and ends. */
    @Override
    public void close() {
        if (!writer.isAlive()) {
            return;
        }
        closedAt = System.nanoTime();
        buffer.close(entry(AuditEvent.ofThePlatform("server.stop"), null));
        try {
            writer.join(WAIT_FOR_COMMIT);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
