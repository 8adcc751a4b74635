package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.stream.Followers;
import tech.aia.app.stream.GraphEvent;

class EventPublisherIT extends AppIT {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Followers followers;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private MeterRegistry meters;

    /** Wants everything. */
    private static final class Greedy implements Subscriber<GraphEvent> {
        private final List<GraphEvent> received = new CopyOnWriteArrayList<>();
        private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        private final AtomicReference<Subscription> subscription = new AtomicReference<>();

        @Override
        public void onSubscribe(Subscription given) {
            subscription.set(given);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(GraphEvent event) {
            received.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            failed.set(failure);
        }

        @Override
        public void onComplete() {
            failed.set(new AssertionError("The log has no end"));
        }
    }

    @Test
    void whoHasEnoughGivesTheirPlaceBackAtOnce() {
        eventually("nobody reads", () -> readers() == 0);
        var reader = new Greedy();
        new EventPublisher<>(followers.from(null), changes -> changes).subscribe(reader);
        eventually("it reads", () -> readers() == 1);
        graph().write(tx -> tx.run("CREATE (:Entity {id: 'thing_1', type: 'thing'})", Map.of()));
        eventually("it got one", () -> reader.received.size() == 1);

        reader.subscription.get().cancel();

        assertThat(readers()).isZero();
        assertThat(reader.failed.get()).isNull();
    }

    private double readers() {
        return meters.get("aia.stream.readers").gauge().value();
    }
}
