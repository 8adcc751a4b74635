package tech.aia.graph.activity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import tech.aia.graph.GraphModelException;

/**
 * A time of an hour to 90 days.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 */
public record ActivityPeriod(Instant from, Instant to) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,4})([hdw])");
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,2})W");

    /**
     * The time before a moment.
     *
     * @param length such as {@code 24h}, {@code 7d} or {@code 2w}, or an ISO 8601 duration such as {@code P7D} or {@code PT12H}
     * @throws GraphModelException.InvalidValue if it is not of that form, or shorter than an hour or longer than 90 days
     */
    public static ActivityPeriod before(Instant end, String length) {
        var duration = duration(length);
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw invalid(length);
        }
        return new ActivityPeriod(end.minus(duration), end);
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    private static Duration duration(String text) {
        var brief = SHORT.matcher(text);
        if (brief.matches()) {
            var number = Long.parseLong(brief.group(1));
            return switch (brief.group(2)) {
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        }
        var weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Duration.ofDays(7 * Long.parseLong(weeks.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw invalid(text);
        }
    }

    private static GraphModelException.InvalidValue invalid(String given) {
        return new GraphModelException.InvalidValue(
                "period",
                "A period is between 1h and 90d, such as 24h, 7d or 2w, or an ISO 8601 duration such as P7D or PT12H",
                given);
    }
}
