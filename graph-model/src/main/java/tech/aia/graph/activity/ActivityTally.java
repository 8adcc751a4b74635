package tech.aia.graph.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** Adds up records, one by one, whatever their number. */
final class ActivityTally {
    private static final int HOURS = 24;
    private static final double PEAK = 1.5;
    private static final int FIRST_FAILURE = 400;

    private final Map<String, Double> types = new HashMap<>();
    private final Map<String, OfEndpoint> endpoints = new HashMap<>();
    private final double[] hours = new double[HOURS];
    private final ResponseTimes times = new ResponseTimes();
    private long recorded;
    private boolean sampled;
    private double successful;
    private double failed;
    private @Nullable Double bytes;

    private static final class OfEndpoint {
        private final ResponseTimes times = new ResponseTimes();
        private double requests;
        private double failed;

        ActivityFigures.Endpoint figures(String name, double all) {
            return new ActivityFigures.Endpoint(
                    name, Math.round(requests), requests / all, failed / requests, ActivityFigures.Times.of(times));
        }
    }

    void add(Row row) {
        var weight = number(row, "weight").doubleValue();
        recorded++;
        sampled |= weight != 1;
        types.merge(row.string("type"), weight, Double::sum);
        var sent = row.get("bytes");
        if (sent instanceof Number known) {
            bytes = (bytes == null ? 0 : bytes) + known.doubleValue() * weight;
        }
        if (row.get("status") instanceof Number status) {
            addRequest(row, status.intValue() >= FIRST_FAILURE, weight);
        }
    }

    private void addRequest(Row row, boolean hasFailed, double weight) {
        successful += hasFailed ? 0 : weight;
        failed += hasFailed ? weight : 0;
        hours[number(row, "hour").intValue()] += weight;
        var millis = row.get("millis") instanceof Number known ? Double.valueOf(known.doubleValue()) : null;
        if (millis != null) {
            times.add(millis, weight);
        }
        var name = row.stringOrNull("endpoint");
        if (name != null) {
            var endpoint = endpoints.computeIfAbsent(name, any -> new OfEndpoint());
            endpoint.requests += weight;
            endpoint.failed += hasFailed ? weight : 0;
            if (millis != null) {
                endpoint.times.add(millis, weight);
            }
        }
    }

    private static Number number(Row row, String column) {
        return (Number) Objects.requireNonNull(row.get(column), column);
    }

    ActivityFigures figures() {
        var requests = successful + failed;
        return new ActivityFigures(
                recorded,
                sampled,
                Math.round(
                        types.values().stream().mapToDouble(Double::doubleValue).sum()),
                mostFrequent(),
                Math.round(successful),
                Math.round(failed),
                requests == 0 ? null : Double.valueOf(failed / requests),
                bytes == null ? null : Long.valueOf(Math.round(bytes)),
                ActivityFigures.Times.of(times),
                Arrays.stream(hours).mapToObj(Math::round).toList(),
                peaks(requests),
                mostUsed());
    }

    private Map<String, Long> mostFrequent() {
        var ordered = new LinkedHashMap<String, Long>();
        types.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(type -> ordered.put(type.getKey(), Math.round(type.getValue())));
        return ordered;
    }

    private List<Integer> peaks(double requests) {
        var peaks = new ArrayList<Integer>();
        for (int hour = 0; hour < HOURS; hour++) {
            if (hours[hour] > PEAK * requests / HOURS) {
                peaks.add(hour);
            }
        }
        return peaks;
    }

    private List<ActivityFigures.Endpoint> mostUsed() {
        var all = endpoints.values().stream().mapToDouble(one -> one.requests).sum();
        return endpoints.entrySet().stream()
                .map(one -> one.getValue().figures(one.getKey(), all))
                .sorted(Comparator.comparingDouble(ActivityFigures.Endpoint::share)
                        .reversed()
                        .thenComparing(ActivityFigures.Endpoint::name))
                .toList();
    }
}
