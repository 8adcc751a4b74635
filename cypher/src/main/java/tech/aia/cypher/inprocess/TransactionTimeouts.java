package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends transactions whose time is up. Neo4j looks for such transactions at fixed times, whether there are any or not; often enough for
 * requests that may take a second, that keeps an idle server busy. This looks only while transactions are open. Safe for use by many threads.
 */
final class TransactionTimeouts implements AutoCloseable {
    /** A transaction may take this much longer than it should. */
    private static final Duration LOOKS = Duration.ofMillis(50);

    /** So many looks without a transaction, and there will hardly be one by the next. */
    private static final int PATIENCE = 20;

    /** A transaction that may take only so long. */
    interface Watched {
        /** @param now of {@link System#nanoTime()} */
        boolean isOver(long now);

        /** Lets it fail, soon; called again and again until it is forgotten. */
        void timeOut();
    }

    private final Set<Watched> open = ConcurrentHashMap.newKeySet();
    private volatile boolean asleep;
    private volatile boolean closed;
    private final Thread thread =
            Thread.ofPlatform().name("transaction-timeouts").daemon().start(this::run);

    /** From now on it is ended when its time is up. */
    void watch(Watched transaction) {
        open.add(transaction);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** It has come to an end by itself. */
    void forget(Watched transaction) {
        open.remove(transaction);
    }

    private void run() {
        int nothing = 0;
        while (!closed) {
            nothing = open.isEmpty() ? nothing + 1 : 0;
            if (nothing > PATIENCE) {
                sleep();
                nothing = 0;
            }
            var now = System.nanoTime();
            open.stream().filter(transaction -> transaction.isOver(now)).forEach(Watched::timeOut);
            LockSupport.parkNanos(this, LOOKS.toNanos());
        }
    }

    /** Who adds a transaction after this was said sees it, and who added one before is seen. */
    private void sleep() {
        asleep = true;
        while (open.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
