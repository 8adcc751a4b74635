package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the driver until the time of a statement is up, and then no longer. Neo4j ends most statements by itself; it cannot end a
 * loop within one expression, such as reduce over a long range, and it never answers when its own stack ran out, in which case the
 * driver's blocking calls do not come back either. Used by one thread.
 */
final class Deadline {
    private final long end;
    private boolean expired;

    Deadline(Duration longest) {
        end = System.nanoTime() + longest.toNanos();
    }

    /**
     * The answer of a call to the driver.
     *
     * @throws Expired if it did not come in time, or time was up before; also if the waiting thread is interrupted
     */
    <T extends @Nullable Object> T await(CompletionStage<T> answer) {
        var remaining = end - System.nanoTime();
        if (remaining <= 0) {
            throw expire();
        }
        try {
            return answer.toCompletableFuture().get(remaining, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw expire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw expire();
        } catch (ExecutionException failure) {
            throw cause(failure);
        }
    }

    /** Whether an answer was given up. */
    boolean expired() {
        return expired;
    }

    private Expired expire() {
        expired = true;
        return new Expired();
    }

    private static RuntimeException cause(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure.getCause());
        };
    }

    /** Time was up. */
    static final class Expired extends RuntimeException {
        Expired() {
            super("The time of the statement is up", null, false, false);
        }
    }
}
