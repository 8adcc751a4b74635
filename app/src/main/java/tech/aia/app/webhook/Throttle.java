package tech.aia.app.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tech.aia.graph.webhook.ClaimedDelivery;

/**
 * How many deliveries a webhook may have under way: from few to the limit as long as it answers quickly, one when it is slow. For one that
 * answers very quickly some more are claimed, which wait here for their turn: as many as have it within a second at the pace of the last
 * answer, so that a change of the webhook is soon obeyed. One that does not answer at all rests between tries, longer each time, so that it costs the others next to nothing however
 * much waits for it. Guarded by {@link Throttles}.
 */
final class Throttle {
    private static final int FIRST = 4;

    /** Windows that are claimed for one that answers very quickly. */
    private static final int AHEAD = 4;

    private static final Duration QUICK = Duration.ofMillis(250);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long FIRST_REST_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 8;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Until it is in the graph how long is to be waited. */
    private static final long REST_WHEN_ASKED_MILLIS = 1_000;

    private final int most;
    private final Deque<ClaimedDelivery> waiting = new ArrayDeque<>();
    private int window;
    private int underWay;
    private int unanswered;
    private boolean quick;

    /** Whether something is under way since before it asked for time, so that its answer says nothing of what it takes after that. */
    private boolean straggling;

    private final LongSupplier nanos;
    private long restUntil;

    Throttle(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
        this.window = Math.min(FIRST, most);
    }

    /** How many more may be claimed now: many at once rather than each by itself. */
    int room() {
        if (isResting() || waiting.size() > window) {
            return 0;
        }
        var wanted = quick && window == most ? AHEAD * window : window;
        return Math.max(0, wanted - taken());
    }

    private boolean isResting() {
        return nanos.getAsLong() - restUntil < 0;
    }

    /** Whether it has not answered lately. */
    boolean isTroubled() {
        return unanswered > 0;
    }

    /** How many are under way or wait for their turn. */
    int taken() {
        return underWay + waiting.size();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    void add(ClaimedDelivery delivery) {
        waiting.add(delivery);
    }

    /** The next, which is under way from now on; empty when it has to wait or there is none. */
    Optional<ClaimedDelivery> next() {
        if (waiting.isEmpty() || underWay >= window || isResting()) {
            return Optional.empty();
        }
        underWay++;
        return Optional.of(waiting.remove());
    }

    /** One that was begun was not sent. */
    void skip() {
        underWay--;
        straggling &= underWay > 0;
    }

    void answered(Duration took) {
        unanswered = 0;
        var says = !straggling;
        skip();
        if (says) {
            adapt(took);
        }
    }

    private void adapt(Duration took) {
        quick = took.compareTo(QUICK) < 0;
        window = took.compareTo(SLOW) > 0 ? Math.max(1, window / 2) : Math.min(most, window * 2);
    }

    /** It answered that it wants no more for now. */
    void asked() {
        skip();
        straggling = underWay > 0;
        unanswered = 0;
        quick = false;
        window = 1;
        rest(REST_WHEN_ASKED_MILLIS);
    }

    void unanswered() {
        skip();
        window = 1;
        unanswered++;
        quick = false;
        rest(FIRST_REST_MILLIS << Math.min(unanswered, MOST_DOUBLINGS));
    }

    private void rest(long millis) {
        restUntil = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Those that would wait too long for their turn if all took as long as this answer did, and do so no longer. */
    List<ClaimedDelivery> late(Duration took) {
        var rounds = LONGEST_WAIT.dividedBy(took.isPositive() ? took : Duration.ofNanos(1));
        var late = new ArrayList<ClaimedDelivery>();
        while (waiting.size() > rounds * window) {
            late.addFirst(waiting.removeLast());
        }
        return late;
    }

    /** Those that waited for their turn, which they do no longer. */
    List<ClaimedDelivery> clear() {
        var all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
