package tech.aia.graph.insight.cycle.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What strategies are to be for. */
public enum FocusArea {
    REVENUE,
    CUSTOMER_SATISFACTION,
    OPERATIONAL_EFFICIENCY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean needsPurchases() {
        return this != OPERATIONAL_EFFICIENCY;
    }

    public static Optional<FocusArea> find(String word) {
        return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
    }

    /** All of them, with commas between. */
    public static String words() {
        return Arrays.stream(values()).map(FocusArea::word).collect(Collectors.joining(", "));
    }
}
