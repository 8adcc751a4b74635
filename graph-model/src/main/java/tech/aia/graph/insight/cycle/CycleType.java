package tech.aia.graph.insight.cycle;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stretch of time a cycle is named after. */
public enum CycleType {
    WEEKLY_OPTIMIZATION(7),
    MONTHLY_OPTIMIZATION(30),
    QUARTERLY_OPTIMIZATION(90),
    ANNUAL_OPTIMIZATION(365);

    private final int horizon;

    CycleType(int horizon) {
        this.horizon = horizon;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The usual horizon, in days. */
    public int horizon() {
        return horizon;
    }

    public static Optional<CycleType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** All of them, with commas between. */
    public static String words() {
        return Arrays.stream(values()).map(CycleType::word).collect(Collectors.joining(", "));
    }

    /** Such as {@code opt_cycle_q4_2025}. */
    String id(LocalDate day) {
        return "opt_cycle_"
                + switch (this) {
                    case WEEKLY_OPTIMIZATION ->
                        "w" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + '_' + day.get(IsoFields.WEEK_BASED_YEAR);
                    case MONTHLY_OPTIMIZATION -> "m" + day.getMonthValue() + '_' + day.getYear();
                    case QUARTERLY_OPTIMIZATION -> "q" + day.get(IsoFields.QUARTER_OF_YEAR) + '_' + day.getYear();
                    case ANNUAL_OPTIMIZATION -> String.valueOf(day.getYear());
                };
    }
}
