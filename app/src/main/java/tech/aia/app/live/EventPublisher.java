package tech.aia.app.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import tech.aia.app.stream.Follower;
import tech.aia.app.stream.GraphEvent;

/**
 * The events of a subscription. Each subscriber has a virtual thread that reads on only when the subscriber asks for more, so that a slow
 * one holds a place in the log and nothing else.
 *
 * @param <T> the events
 */
final class EventPublisher<T> implements Publisher<T> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<Follower> followers;
    private final Function<List<GraphEvent>, List<T>> reading;

    /** @param reading what of a stretch of the log the subscription tells, in order */
    EventPublisher(Supplier<Follower> followers, Function<List<GraphEvent>, List<T>> reading) {
        this.followers = followers;
        this.reading = reading;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        var run = new Run(subscriber);
        subscriber.onSubscribe(run);
        Thread.ofVirtual().name("live-events").start(run);
    }

    private final class Run implements Subscription, Runnable {
        private final Subscriber<? super T> subscriber;
        private final Semaphore wanted = new Semaphore(0);
        private volatile boolean endless;
        private volatile boolean cancelled;
        private volatile @Nullable Follower follower;

        Run(Subscriber<? super T> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count > Integer.MAX_VALUE / 2) {
                endless = true;
                wanted.release();
            } else {
                wanted.release((int) count);
            }
        }

        /** Gives its place among the readers back at once, whatever its thread waits for. */
        @Override
        public void cancel() {
            cancelled = true;
            wanted.release();
            var open = follower;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void run() {
            try (var opened = followers.get()) {
                follower = opened;
                while (!cancelled) {
                    tell(reading.apply(opened.next(PATIENCE)));
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                if (!cancelled) {
                    subscriber.onError(failure);
                }
            }
        }

        private void tell(List<T> events) throws InterruptedException {
            for (var event : events) {
                if (!endless) {
                    wanted.acquire();
                }
                if (cancelled) {
                    return;
                }
                subscriber.onNext(event);
            }
        }
    }
}
