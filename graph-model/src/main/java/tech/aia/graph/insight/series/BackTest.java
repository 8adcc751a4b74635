package tech.aia.graph.insight.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a method was off at each of the last months that it could be asked about.
 *
 * @param errors without their signs, in order of time
 * @param actuals what those months were
 */
record BackTest(Method method, List<Double> errors, List<Double> actuals) {
    static final int LEAST_ORIGINS = 6;
    private static final int MOST_ORIGINS = 12;

    /** Of all methods on the same months; those that know too little for the first of these take no part. */
    static List<BackTest> all(double[] history, int steps) {
        var able = Arrays.stream(Method.values())
                .filter(method -> origins(history, steps, method) >= LEAST_ORIGINS)
                .toList();
        var origins = able.stream()
                .mapToInt(method -> origins(history, steps, method))
                .min()
                .orElse(LEAST_ORIGINS);
        var tests = new ArrayList<BackTest>();
        for (var method : able) {
            var test = run(history, steps, method, Math.min(origins, MOST_ORIGINS));
            if (test != null) {
                tests.add(test);
            }
        }
        return tests;
    }

    /** At how many of the last months it knows enough. */
    private static int origins(double[] history, int steps, Method method) {
        return history.length - steps - Math.max(method.leastMonths(), Method.LEAST_MONTHS) + 1;
    }

    /** Null when the method cannot tell of a month. */
    private static @Nullable BackTest run(double[] history, int steps, Method method, int origins) {
        var errors = new ArrayList<Double>(origins);
        var actuals = new ArrayList<Double>(origins);
        for (int known = history.length - steps - origins + 1; known <= history.length - steps; known++) {
            var actual = history[known + steps - 1];
            var error = Math.abs(guess(method, Arrays.copyOf(history, known), steps) - actual);
            if (!Double.isFinite(error)) {
                return null;
            }
            errors.add(error);
            actuals.add(actual);
        }
        return Double.isFinite(guess(method, history, steps)) ? new BackTest(method, errors, actuals) : null;
    }

    /** A model that cannot be estimated from a series takes no part in it, whatever the library throws. */
    private static double guess(Method method, double[] history, int steps) {
        try {
            return method.next(history, steps);
        } catch (RuntimeException cannot) {
            return Double.NaN;
        }
    }

    double meanAbsoluteError() {
        return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Nullable
    Double meanAbsolutePercentageError() {
        double sum = 0;
        for (int i = 0; i < errors.size(); i++) {
            if (actuals.get(i) == 0) {
                return null;
            }
            sum += errors.get(i) / Math.abs(actuals.get(i));
        }
        return 100 * sum / errors.size();
    }

    /** The error that a new one stays within with this probability, by the rank of split conformal intervals; the largest at most. */
    double reach(double level) {
        var sorted = errors.stream().sorted().toList();
        var rank = (int) Math.ceil((sorted.size() + 1) * level);
        return sorted.get(Math.min(rank, sorted.size()) - 1);
    }
}
