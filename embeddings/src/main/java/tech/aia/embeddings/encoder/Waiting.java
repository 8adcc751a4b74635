package tech.aia.embeddings.encoder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Blocking, with interruption and failures turned into this package's exceptions. */
final class Waiting {
    private Waiting() {}

    static <T> T forResult(CompletableFuture<T> future) {
        try {
            return future.get();
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
