package tech.aia.app.webhook;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many deliveries a webhook may have under way: from few to the limit as long as it answers quickly, one when it is slow. One that does
 * not answer at all rests between tries, longer each time, so that it costs the others next to nothing however much waits for it. Safe for
 * use by many threads.
 */
final class Throttle {
    private static final int FIRST = 4;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long FIRST_REST_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 8;

    private final int most;
    private int window;
    private int underWay;
    private int unanswered;
    private long restUntil;

    Throttle(int most) {
        this.most = most;
        this.window = Math.min(FIRST, most);
    }

    /** How many more may be sent now. */
    synchronized int room() {
        var resting = unanswered > 0 && System.nanoTime() - restUntil < 0;
        return resting ? 0 : Math.max(0, window - underWay);
    }

    /** Whether it has not answered lately. */
    synchronized boolean isTroubled() {
        return unanswered > 0;
    }

    synchronized int underWay() {
        return underWay;
    }

    synchronized void begin() {
        underWay++;
    }

    /** One that was begun was not sent. */
    synchronized void skip() {
        underWay--;
    }

    synchronized void answered(Duration took) {
        underWay--;
        unanswered = 0;
        window = took.compareTo(SLOW) > 0 ? Math.max(1, window / 2) : Math.min(most, window * 2);
    }

    synchronized void unanswered() {
        underWay--;
        window = 1;
        unanswered++;
        var rest = FIRST_REST_MILLIS << Math.min(unanswered, MOST_DOUBLINGS);
        restUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(rest);
    }
}
