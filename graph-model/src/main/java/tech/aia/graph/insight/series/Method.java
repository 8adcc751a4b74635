package tech.aia.graph.insight.series;

import java.util.Arrays;
import java.util.Locale;

/** Ways to guess a coming month, the simplest first. */
enum Method {
    /** As the last month. */
    NAIVE(1) {
        @Override
        double next(double[] history, int steps) {
            return history[history.length - 1];
        }
    },
    MEAN_OF_12_MONTHS(Method.LEAST_MONTHS) {
        @Override
        double next(double[] history, int steps) {
            return Arrays.stream(history, Math.max(0, history.length - YEAR), history.length)
                    .average()
                    .orElseThrow();
        }
    },
    /** As the same month of the year before. */
    SEASONAL_NAIVE(13) {
        @Override
        double next(double[] history, int steps) {
            return history[history.length - 1 + steps - YEAR];
        }
    },
    /** ARIMA (0,1,1), whose forecasts are those of exponential smoothing. */
    EXPONENTIAL_SMOOTHING(10) {
        @Override
        double next(double[] history, int steps) {
            return Arima.smoothing().next(history, steps);
        }
    },
    /** ARIMA (0,1,1)(0,1,0) of 12 months. */
    SEASONAL_RANDOM_TREND(20) {
        @Override
        double next(double[] history, int steps) {
            return Arima.seasonalRandomTrend().next(history, steps);
        }
    },
    /** ARIMA (0,1,1)(0,1,1) of 12 months, the airline model; of logarithms where all months are positive. */
    SEASONAL_ARIMA(28) {
        @Override
        double next(double[] history, int steps) {
            return Arima.airline().next(history, steps);
        }
    };

    /** What a series is tested with at first. */
    static final int LEAST_MONTHS = 6;

    private static final int YEAR = 12;

    private final int leastMonths;

    Method(int leastMonths) {
        this.leastMonths = leastMonths;
    }

    /** How many months it must know. */
    int leastMonths() {
        return leastMonths;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The month so many after the last; not finite, or an exception of the library, where the method cannot tell.
     *
     * @param steps 1 to 12
     */
    abstract double next(double[] history, int steps);
}
