package tech.aia.graph.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells who sends deliveries that there are more. */
final class PendingSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void raise() {
        listeners.forEach(Runnable::run);
    }
}
