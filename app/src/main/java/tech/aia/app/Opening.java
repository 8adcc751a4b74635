package tech.aia.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something slow to open, being opened on a thread of its own. Whoever gets it closes it; what nobody got is closed here. */
final class Opening<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final CompletableFuture<T> opened = new CompletableFuture<>();
    private volatile boolean taken;

    private Opening() {}

    static <T extends AutoCloseable> Opening<T> begin(String thread, Supplier<T> open) {
        var opening = new Opening<T>();
        Thread.ofPlatform().name(thread).daemon().start(() -> {
            try {
                opening.opened.complete(open.get());
            } catch (RuntimeException | Error failure) {
                opening.opened.completeExceptionally(failure);
            }
        });
        return opening;
    }

    /** Waits until it is open; throws what opening it threw. */
    T get() {
        try {
            var result = opened.join();
            taken = true;
            return result;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** For a start that failed: waits until it is open and closes it, unless somebody got it. */
    void abandon() {
        if (taken) {
            return;
        }
        try {
            get().close();
        } catch (Exception failure) {
            LOG.debug("Not closed after a failed start", failure);
        }
    }
}
