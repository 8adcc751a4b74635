package tech.aia.graph.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** Adds up records, one by one, whatever their number, in memory that has a limit. */
final class ActivityTally {
    /** Further types count without their names. */
    static final int MOST_TYPES = 1_000;

    private static final int HOURS = 24;
    private static final double PEAK = 1.5;
    private static final int FIRST_FAILURE = 400;

    private final Map<String, Double> types = new HashMap<>();
    private final EndpointTallies endpoints = new EndpointTallies();
    private final double[] hours = new double[HOURS];
    private long recorded;
    private boolean sampled;
    private double activities;
    private double successful;
    private double failed;
    private @Nullable Double bytes;

    /** A record that somebody who may write to an external server has changed past use does not count. */
    void add(Row row) {
        if (!(row.get("weight") instanceof Number known)
                || !(row.get("hour") instanceof Number hour)
                || !(row.get("type") instanceof String type)) {
            return;
        }
        var weight = known.doubleValue();
        recorded++;
        activities += weight;
        sampled |= weight != 1;
        if (types.size() < MOST_TYPES || types.containsKey(type)) {
            types.merge(type, weight, Double::sum);
        }
        if (row.get("bytes") instanceof Number sent) {
            bytes = (bytes == null ? 0 : bytes) + sent.doubleValue() * weight;
        }
        if (row.get("status") instanceof Number status) {
            hours[hour.intValue()] += weight;
            addRequest(row, status.intValue() >= FIRST_FAILURE, weight);
        }
    }

    private void addRequest(Row row, boolean hasFailed, double weight) {
        successful += hasFailed ? 0 : weight;
        failed += hasFailed ? weight : 0;
        endpoints.add(
                row.get("endpoint") instanceof String name ? name : null,
                row.get("millis") instanceof Number millis ? Double.valueOf(millis.doubleValue()) : null,
                hasFailed,
                weight);
    }

    ActivityFigures figures() {
        var requests = successful + failed;
        return new ActivityFigures(
                recorded,
                sampled,
                Math.round(activities),
                mostFrequent(),
                Math.round(successful),
                Math.round(failed),
                requests == 0 ? null : Double.valueOf(failed / requests),
                bytes == null ? null : Long.valueOf(Math.round(bytes)),
                endpoints.times(),
                Arrays.stream(hours).mapToObj(Math::round).toList(),
                peaks(requests),
                endpoints.mostUsed());
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
}
