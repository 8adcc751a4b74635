package tech.aia.graph.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Moments as they are stored. */
final class Times {
    private Times() {}

    static ZonedDateTime zoned(Instant moment) {
        return moment.atZone(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable Object stored) {
        return switch (stored) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case null, default -> null;
        };
    }
}
