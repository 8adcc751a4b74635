package tech.aia.graph.people;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Half of the processors hash, on threads of their own, and requests wait in two lines: those whom the account knows go first, and however many
 * strangers come, only a few of them wait; the others hear at once that there is no turn for them.
 */
final class HashingTurns {
    private static final int KNOWN = 64;
    private static final int STRANGERS_EACH = 8;

    private final Semaphore known = new Semaphore(KNOWN);
    private final Semaphore strangers;
    private final AtomicLong next = new AtomicLong();
    private final ThreadPoolExecutor threads;

    HashingTurns() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    HashingTurns(int atOnce) {
        strangers = new Semaphore(STRANGERS_EACH * atOnce);
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
    }

    /** There are more passwords to look at than there is time for. */
    static final class BusyException extends Exception {
        BusyException() {
            super("Too many passwords wait to be looked at", null, false, false);
        }
    }

    /** A place in one of the lines; several pieces of work may be done in it, one after the other. */
    final class Turn implements AutoCloseable {
        private final boolean isKnown;

        private Turn(boolean isKnown) {
            this.isKnown = isKnown;
        }

        <T> T take(Callable<T> work) throws BusyException {
            var hash = new Hash<>(work, isKnown, next.getAndIncrement());
            threads.execute(hash);
            try {
                return hash.get();
            } catch (InterruptedException stop) {
                threads.remove(hash);
                Thread.currentThread().interrupt();
                throw new BusyException();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("A password could not be hashed", failure.getCause());
            }
        }

        @Override
        public void close() {
            line(isKnown).release();
        }
    }

    /** @throws BusyException at once, if too many of this sort wait */
    Turn queue(boolean isKnown) throws BusyException {
        if (!line(isKnown).tryAcquire()) {
            throw new BusyException();
        }
        return new Turn(isKnown);
    }

    private Semaphore line(boolean isKnown) {
        return isKnown ? known : strangers;
    }

    private static final class Hash<T> extends FutureTask<T> implements Comparable<Hash<?>> {
        private static final Comparator<Hash<?>> ORDER =
                Comparator.<Hash<?>, Boolean>comparing(hash -> !hash.isKnown).thenComparingLong(hash -> hash.number);

        private final boolean isKnown;
        private final long number;

        Hash(Callable<T> work, boolean isKnown, long number) {
            super(work);
            this.isKnown = isKnown;
            this.number = number;
        }

        @Override
        public int compareTo(Hash<?> other) {
            return ORDER.compare(this, other);
        }
    }
}
