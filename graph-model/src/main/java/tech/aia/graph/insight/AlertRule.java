package tech.aia.graph.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;

/**
 * A threshold on a figure of the dashboard, kept as {@code (:AlertRule)}.
 *
 * @param id letters, digits, hyphens and underscores, at most 100
 * @param threshold an alert is given when the figure lies beyond it; at it is not beyond
 * @param message what the alert says, where {@code {value}} and {@code {threshold}} stand for those; null for the metric's own words
 * @param actionRequired whether somebody has to do something about it
 * @param enabled a rule that is not is kept but not looked at
 */
public record AlertRule(
        String id,
        Metric metric,
        Direction direction,
        double threshold,
        Severity severity,
        @Nullable String message,
        boolean actionRequired,
        boolean enabled) {
    private static final int LONGEST_MESSAGE = 500;

    /** @throws GraphModelException.InvalidValue if the id, the threshold or the message cannot be kept */
    public AlertRule {
        if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new GraphModelException.InvalidValue(
                    "id", "The id of a rule is 1 to 100 letters, digits, hyphens and underscores", id);
        }
        if (!Double.isFinite(threshold)) {
            throw new GraphModelException.InvalidValue("threshold", "The threshold must be a finite number", null);
        }
        if (message != null) {
            PropertyValues.storable("message", message);
            if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
                throw new GraphModelException.InvalidValue(
                        "message", "The message must have 1 to " + LONGEST_MESSAGE + " characters", message.length());
            }
        }
    }

    /** The side of the threshold that is alarming. */
    public enum Direction {
        ABOVE,
        BELOW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Direction> find(String word) {
            return Arrays.stream(values())
                    .filter(direction -> direction.word().equals(word))
                    .findFirst();
        }
    }

    /** How bad it is. */
    public enum Severity {
        LOW("info"),
        MEDIUM("warning"),
        HIGH("warning"),
        CRITICAL("critical");

        private final String type;

        Severity(String type) {
            this.type = type;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of alert: {@code info}, {@code warning} or {@code critical}. */
        public String type() {
            return type;
        }

        public static Optional<Severity> find(String word) {
            return Arrays.stream(values())
                    .filter(severity -> severity.word().equals(word))
                    .findFirst();
        }
    }

    boolean isBrokenBy(double value) {
        return direction == Direction.ABOVE ? value > threshold : value < threshold;
    }

    String words(double value) {
        var text = message == null
                ? metric.word() + " is {value}, " + direction.word() + " the threshold of {threshold}"
                : message;
        return text.replace("{value}", number(value)).replace("{threshold}", number(threshold));
    }

    private static String number(double value) {
        return new java.math.BigDecimal(String.valueOf(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
