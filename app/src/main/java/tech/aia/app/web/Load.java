package tech.aia.app.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** What is under way, and how much more there may be. Safe for use by many threads. */
@Component
class Load {
    private static final int STATUS_AT_ONCE = 16;

    private final Map<Lane, Bound> bounds = new EnumMap<>(Lane.class);
    private final BodyBudget bodies;

    private record Bound(Gate gate, Counter shed) {}

    @Autowired
    Load(LoadSettings settings, MeterRegistry meters) {
        this(
                settings,
                meters,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    Load(LoadSettings settings, MeterRegistry meters, int processors, long heap) {
        var requests = settings.requests(processors, heap);
        for (var lane : Lane.values()) {
            var most = switch (lane) {
                case STATUS -> STATUS_AT_ONCE;
                case LOGIN -> settings.logins(requests);
                case CLAIM -> settings.waitingWorkers();
                case IMPORT -> settings.concurrentImports();
                case OTHER -> requests;
            };
            var gate = new Gate(most, settings.queued(requests), settings.queueTime());
            bounds.put(lane, new Bound(gate, measured(lane, gate, meters)));
        }
        this.bodies = new BodyBudget(settings.bodies(heap));
    }

    private static Counter measured(Lane lane, Gate gate, MeterRegistry meters) {
        Gauge.builder(LoadMeter.RUNNING.key(), gate, Gate::inside)
                .description(LoadMeter.RUNNING.description())
                .tag(LoadMeter.LANE, lane.word())
                .register(meters);
        Gauge.builder(LoadMeter.WAITING.key(), gate, Gate::waiting)
                .description(LoadMeter.WAITING.description())
                .tag(LoadMeter.LANE, lane.word())
                .register(meters);
        return Counter.builder(LoadMeter.SHED.key())
                .description(LoadMeter.SHED.description())
                .tag(LoadMeter.LANE, lane.word())
                .register(meters);
    }

    /**
     * Waits for a place among those that are worked on.
     *
     * @throws RestException if there is none to be had
     */
    Gate enter(Lane lane) {
        var gate = bound(lane).gate();
        if (gate.enter()) {
            return gate;
        }
        throw shed(lane, "The server has as many requests to work on as it can; try again later");
    }

    /** The part of one request in what all bodies may take. */
    BodyBudget.Part body(Lane lane) {
        return bodies.part(
                () -> shed(lane, "The server has as many bodies of requests in memory as it can; try again later"));
    }

    private RestException shed(Lane lane, String message) {
        bound(lane).shed().increment();
        return new RestException(ErrorCode.UNAVAILABLE, message);
    }

    private Bound bound(Lane lane) {
        return Objects.requireNonNull(bounds.get(lane));
    }
}
