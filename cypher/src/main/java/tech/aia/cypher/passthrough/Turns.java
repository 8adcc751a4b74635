package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;

/**
 * Lets only so many statements run at once. A statement whose connection was dropped keeps its turn until the database has really
 * ended it, so that those it cannot end do not pile up.
 */
final class Turns {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Semaphore free;
    private final Duration maxWait;
    private final Predicate<String> running;

    /** @param running whether the database still works on the statement of this turn */
    Turns(int atOnce, Duration maxWait, Predicate<String> running) {
        this.free = new Semaphore(atOnce, true);
        this.maxWait = maxWait;
        this.running = running;
    }

    /**
     * Waits for a turn.
     *
     * @throws GraphException.Busy if there is none within the waiting time
     */
    Turn take() {
        try {
            if (free.tryAcquire(RequestTime.within(maxWait).toNanos(), TimeUnit.NANOSECONDS)) {
                return new Turn();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new GraphException.Busy(
                "Aia.Cypher.Busy",
                "As many Cypher statements are running as may run at once. Try again in a few seconds");
    }

    /** Turns that nobody has. */
    int free() {
        return free.availablePermits();
    }

    /** The right to run one statement. */
    final class Turn implements AutoCloseable {
        private final String id = UUID.randomUUID().toString();
        private boolean abandoned;

        /** Marks the transactions of this turn. */
        String id() {
            return id;
        }

        /** The connection is gone, and nobody knows whether the statement is. */
        void abandon() {
            abandoned = true;
        }

        @Override
        public void close() {
            if (abandoned) {
                Thread.ofVirtual().name("cypher-turn-" + id).start(this::waitForEnd);
            } else {
                free.release();
            }
        }

        private void waitForEnd() {
            try {
                while (running.test(id)) {
                    Thread.sleep(LOOK_AGAIN);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                free.release();
            }
        }
    }
}
