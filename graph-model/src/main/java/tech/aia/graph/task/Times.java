package tech.aia.graph.task;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Moments as they are stored. */
final class Times {
    private Times() {}

    static ZonedDateTime zoned(Instant moment) {
        return moment.atZone(ZoneOffset.UTC);
    }
}
