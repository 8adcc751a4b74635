package tech.aia.graph.activity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some activities. Counts of what was sampled are estimates: sums of weights, rounded. A request is an activity with a status
 * code; it has failed if that is 400 or more.
 *
 * @param recorded how many records they were computed from
 * @param sampled whether some of those stand for more than themselves
 * @param activities all activities, requests or not
 * @param types how many of each type, the most frequent first
 * @param errorRate failed of all requests, 0 to 1; null when there were none
 * @param bytes how much was sent; null where that is told of none
 * @param hours how many requests in each of the 24 hours of the day in UTC
 * @param peakHours those of the hours with more than one and a half times the requests of the average hour, in their order
 * @param endpoints of the requests, the most used first
 */
public record ActivityFigures(
        long recorded,
        boolean sampled,
        long activities,
        Map<String, Long> types,
        long successful,
        long failed,
        @Nullable Double errorRate,
        @Nullable Long bytes,
        Times times,
        List<Long> hours,
        List<Integer> peakHours,
        List<Endpoint> endpoints) {

    public ActivityFigures {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        hours = List.copyOf(hours);
        peakHours = List.copyOf(peakHours);
        endpoints = List.copyOf(endpoints);
    }

    /** All requests. */
    public long requests() {
        return successful + failed;
    }

    /**
     * Response times of requests in milliseconds. A percentile is the least recorded time such that at least that share of the requests took
     * no longer. All null where no time is told.
     */
    public record Times(
            @Nullable Double average,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {
        static Times of(ResponseTimes times) {
            return new Times(times.average(), times.percentile(0.5), times.percentile(0.95), times.percentile(0.99));
        }
    }

    /**
     * The requests of one endpoint.
     *
     * @param share of all requests that name an endpoint, 0 to 1
     * @param errorRate failed of all, 0 to 1
     */
    public record Endpoint(String name, long requests, double share, double errorRate, Times times) {}
}
