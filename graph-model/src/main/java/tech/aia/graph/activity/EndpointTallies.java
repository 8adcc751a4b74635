package tech.aia.graph.activity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up requests, all together and by their endpoints. What callers tell decides how many endpoints and times there are, so both have a
 * limit: further endpoints count without their names, and times are rounded.
 */
final class EndpointTallies {
    static final int MOST_ENDPOINTS = 10_000;
    static final int MOST_TIMES = 400_000;

    private final Map<String, OfEndpoint> endpoints = new HashMap<>();
    private final ResponseTimes times = new ResponseTimes();
    private TimePrecision precision = TimePrecision.EXACT;
    private int different;
    private double named;

    private static final class OfEndpoint {
        private final ResponseTimes times = new ResponseTimes();
        private double requests;
        private double failed;

        OfEndpoint(TimePrecision precision) {
            times.round(precision);
        }

        ActivityFigures.Endpoint figures(String name, double all) {
            return new ActivityFigures.Endpoint(
                    name, Math.round(requests), requests / all, failed / requests, ActivityFigures.Times.of(times));
        }
    }

    void add(@Nullable String name, @Nullable Double millis, boolean hasFailed, double weight) {
        if (millis != null) {
            add(times, millis, weight);
        }
        if (name == null) {
            return;
        }
        named += weight;
        var endpoint = endpoint(name);
        if (endpoint != null) {
            endpoint.requests += weight;
            endpoint.failed += hasFailed ? weight : 0;
            if (millis != null) {
                add(endpoint.times, millis, weight);
            }
        }
    }

    private @Nullable OfEndpoint endpoint(String name) {
        return endpoints.size() < MOST_ENDPOINTS
                ? endpoints.computeIfAbsent(name, any -> new OfEndpoint(precision))
                : endpoints.get(name);
    }

    private void add(ResponseTimes where, double millis, double weight) {
        var before = where.different();
        where.add(millis, weight);
        different += where.different() - before;
        while (different > MOST_TIMES && !precision.isLowest()) {
            round(precision.lower());
        }
    }

    private void round(TimePrecision lower) {
        precision = lower;
        times.round(lower);
        different = times.different();
        for (var endpoint : endpoints.values()) {
            endpoint.times.round(lower);
            different += endpoint.times.different();
        }
    }

    ActivityFigures.Times times() {
        return ActivityFigures.Times.of(times);
    }

    /** How many different times are kept. */
    int different() {
        return different;
    }

    List<ActivityFigures.Endpoint> mostUsed() {
        return endpoints.entrySet().stream()
                .map(one -> one.getValue().figures(one.getKey(), named))
                .sorted(Comparator.comparingDouble(ActivityFigures.Endpoint::share)
                        .reversed()
                        .thenComparing(ActivityFigures.Endpoint::name))
                .toList();
    }
}
