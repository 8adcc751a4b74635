package tech.aia.graph.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who counts as a customer that was lost. */
public enum ChurnRule {
    /**
     * {@link #RECORDED} when at least half of the customers say whether they are gone, and not all of these are; otherwise {@link
     * #ACTIVITY}.
     */
    AUTO,
    /** Who was active a month before and is not any more, by purchases. */
    ACTIVITY,
    /** Who is marked as gone by the properties {@code churned} or {@code churn}, and {@code churned_at} or {@code churn_date}. */
    RECORDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChurnRule> find(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
