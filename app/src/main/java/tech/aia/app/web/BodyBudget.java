package tech.aia.app.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** So many bytes of bodies may be under way at once. Safe for use by many threads. */
final class BodyBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** @param refusal what to throw when there is no more */
    Part part(Supplier<? extends RuntimeException> refusal) {
        return new Part(refusal);
    }

    long taken() {
        return taken.get();
    }

    /** What one request has taken. For one thread. */
    final class Part implements AutoCloseable {
        private final Supplier<? extends RuntimeException> refusal;
        private long mine;

        private Part(Supplier<? extends RuntimeException> refusal) {
            this.refusal = refusal;
        }

        void take(int bytes) {
            mine += bytes;
            if (taken.addAndGet(bytes) > most) {
                throw refusal.get();
            }
        }

        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
