package tech.aia.app.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * Refuses impossible values of settings, with the name of the setting.
 *
 * @param prefix of their names, such as {@code aia.stream}
 */
public record Bounds(String prefix) {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Refuses a number that is too small.
     *
     * @param number null where nothing is set
     */
    public void atLeast(int least, String name, @Nullable Integer number) {
        if (number != null && number < least) {
            throw refused(name, "must be at least " + least + ", not " + number);
        }
    }

    /** Refuses a number that is too small or too large. */
    public void between(int least, int most, String name, int number) {
        if (number < least || number > most) {
            throw refused(name, "must be between " + least + " and " + most + ", not " + number);
        }
    }

    /** Refuses a time that nobody can wait for: below 10 ms, or beyond an hour. */
    public void waitable(String name, Duration duration) {
        between(SHORTEST, LONGEST, name, duration);
    }

    /** Refuses what is shorter or longer than that. */
    public void between(Duration shortest, Duration longest, String name, Duration duration) {
        if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw refused(
                    name,
                    "must be between %s and %s, not %dms"
                            .formatted(text(shortest), text(longest), duration.toMillis()));
        }
    }

    /** Refuses what is shorter than that. */
    public void atLeast(Duration shortest, String name, Duration duration) {
        if (duration.compareTo(shortest) < 0) {
            throw refused(name, "must be at least %s, not %dms".formatted(text(shortest), duration.toMillis()));
        }
    }

    private static String text(Duration duration) {
        return DurationFormatterUtils.print(duration, DurationFormat.Style.COMPOSITE);
    }

    private IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(prefix + "." + name + " " + why);
    }
}
