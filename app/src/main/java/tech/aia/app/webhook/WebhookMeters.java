package tech.aia.app.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import tech.aia.cypher.GraphException;
import tech.aia.graph.webhook.DeliveryQueue;
import tech.aia.graph.webhook.DeliveryReport;

/** How webhooks are doing, for Prometheus. */
@Component
class WebhookMeters {
    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(10);

    private final DeliveryQueue queue;
    private final Map<DeliveryReport.Outcome, Counter> outcomes = new EnumMap<>(DeliveryReport.Outcome.class);
    private final Timer seconds;
    private final AtomicLong countedAt = new AtomicLong(System.nanoTime() - GOOD_FOR);
    private volatile double pending;

    WebhookMeters(MeterRegistry registry, DeliveryQueue queue) {
        this.queue = queue;
        Arrays.stream(DeliveryReport.Outcome.values())
                .forEach(outcome -> outcomes.put(
                        outcome,
                        Counter.builder(WebhookMeter.DELIVERIES.key())
                                .description(WebhookMeter.DELIVERIES.description())
                                .tag(WebhookMeter.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry)));
        this.seconds = Timer.builder(WebhookMeter.SECONDS.key())
                .description(WebhookMeter.SECONDS.description())
                .register(registry);
        Gauge.builder(WebhookMeter.PENDING.key(), this, WebhookMeters::pending)
                .description(WebhookMeter.PENDING.description())
                .register(registry);
    }

    void count(DeliveryReport report) {
        Objects.requireNonNull(outcomes.get(report.outcome())).increment();
        seconds.record(report.took());
    }

    /** Counting takes as long as much waits, so it is not done at every scrape. */
    private double pending() {
        var at = countedAt.get();
        if (System.nanoTime() - at >= GOOD_FOR && countedAt.compareAndSet(at, System.nanoTime())) {
            try {
                pending = queue.pending();
            } catch (GraphException unreachable) {
                pending = Double.NaN;
            }
        }
        return pending;
    }
}
