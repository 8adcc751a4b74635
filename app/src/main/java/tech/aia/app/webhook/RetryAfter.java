package tech.aia.app.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of this name (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** At most a day from now; empty if it says nothing that can be read, or a time that has passed. */
    static Optional<Instant> parse(String header, Instant now) {
        return moment(header.strip(), now)
                .filter(moment -> moment.isAfter(now))
                .map(moment -> moment.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : moment);
    }

    private static Optional<Instant> moment(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(header)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
