package tech.aia.embeddings.encoder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;

/** Blocking, with interruption and failures turned into this package's exceptions. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Waiting() {}

    /**
     * @throws EncoderException.Interrupted if the thread is interrupted, before or meanwhile
     * @throws GraphException.Stopped if the request that waits has no time left; what it asked for
     *     is worked out all the same
     */
    static <T> T forResult(CompletableFuture<T> future) {
        // A future that is there already would be given to an interrupted thread, so it would hang on how quick the
        // model is.
        if (Thread.currentThread().isInterrupted()) {
            throw new EncoderException.Interrupted();
        }
        var request = RequestTime.current();
        try {
            return request.isEmpty()
                    ? future.get()
                    : future.get(RequestTime.within(LONGEST).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw request.map(time -> time.over(late)).orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EncoderException.Interrupted();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                // One failure may be handed to many callers; each gets its own stack trace.
                case EncoderException.Closed _ -> new EncoderException.Closed();
                case EncoderException known -> known;
                case null, default -> new EncoderException.Failed("Encoding failed: " + e.getCause(), e.getCause());
            };
        }
    }

    /** Waits for the thread's end even if interrupted meanwhile; the interrupt flag is then set again. */
    static void forEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
