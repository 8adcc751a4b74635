package tech.aia.app.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Counts of requests since the start and over the last minute. Safe for use by many threads. */
@Component
public class RequestFigures {
    private static final int SECONDS = 60;

    private final LongSupplier nanoTime;
    private final long started;
    private final AtomicLong total = new AtomicLong();
    private final Second[] seconds = new Second[SECONDS];

    @Autowired
    RequestFigures() {
        this(System::nanoTime);
    }

    RequestFigures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        for (int i = 0; i < SECONDS; i++) {
            seconds[i] = new Second();
        }
    }

    /**
     * The last minute, or the time since the start while that is less.
     *
     * @param requestsPerSecond 0 when there were none
     * @param averageMillis mean time from the request's arrival to the end of its answer; null when there were none
     * @param errorPercent share of answers with a status of 500 and more; null when there were none
     */
    public record LastMinute(
            double requestsPerSecond,
            @Nullable Double averageMillis,
            @Nullable Double errorPercent) {}

    /** Requests answered since the start. */
    public long total() {
        return total.get();
    }

    public LastMinute lastMinute() {
        long now = second();
        long count = 0;
        long errors = 0;
        long nanos = 0;
        for (var second : seconds) {
            synchronized (second) {
                if (now - second.number < SECONDS) {
                    count += second.count;
                    errors += second.errors;
                    nanos += second.nanos;
                }
            }
        }
        var span = Math.clamp(now + 1, 1, SECONDS);
        return new LastMinute(
                (double) count / span,
                count == 0 ? null : nanos / 1e6 / count,
                count == 0 ? null : 100.0 * errors / count);
    }

    void add(int status, long nanos) {
        total.incrementAndGet();
        var number = second();
        var second = seconds[(int) (number % SECONDS)];
        synchronized (second) {
            if (second.number != number) {
                second.number = number;
                second.count = 0;
                second.errors = 0;
                second.nanos = 0;
            }
            second.count++;
            second.errors += status >= 500 ? 1 : 0;
            second.nanos += nanos;
        }
    }

    /** Counted from the start. */
    private long second() {
        return (nanoTime.getAsLong() - started) / 1_000_000_000;
    }

    private static final class Second {
        private long number;
        private long count;
        private long errors;
        private long nanos;
    }
}
