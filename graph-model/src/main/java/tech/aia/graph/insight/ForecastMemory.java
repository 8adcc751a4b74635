package tech.aia.graph.insight;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.aia.graph.insight.series.Forecast;

/** Keeps the latest forecasts, as one follows from its series alone and takes longer than everything else of a dashboard. */
final class ForecastMemory {
    private static final int MOST_KEPT = 100;

    private final Map<Series, Optional<Forecast>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Series, Optional<Forecast>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Series(List<Double> months, int steps) {}

    Optional<Forecast> of(double[] months, int steps) {
        var series = new Series(Arrays.stream(months).boxed().toList(), steps);
        synchronized (kept) {
            var known = kept.get(series);
            if (known != null) {
                return known;
            }
        }
        var made = Forecast.of(months, steps);
        synchronized (kept) {
            kept.put(series, made);
        }
        return made;
    }
}
