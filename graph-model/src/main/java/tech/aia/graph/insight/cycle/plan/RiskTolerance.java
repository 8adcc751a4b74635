package tech.aia.graph.insight.cycle.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tech.aia.graph.insight.cycle.strategy.Estimate;

/** Which end of what may come of a strategy counts when strategies are compared. */
public enum RiskTolerance {
    /** The lower end of the interval at 80 %. */
    LOW,
    /** The mean. */
    MEDIUM,
    /** The upper end of the interval at 80 %. */
    HIGH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RiskTolerance> find(String word) {
        return Arrays.stream(values()).filter(risk -> risk.word().equals(word)).findFirst();
    }

    public double of(Estimate value) {
        return switch (this) {
            case LOW -> value.low();
            case MEDIUM -> value.mean();
            case HIGH -> value.high();
        };
    }
}
