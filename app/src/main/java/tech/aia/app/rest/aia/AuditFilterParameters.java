package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.audit.AuditQuery;
import tech.aia.graph.audit.Outcome;

/** Which records of the audit log, as query parameters say it. */
record AuditFilterParameters(
        @Parameter(description = "The earliest time", example = "2030-01-01T00:00:00Z") @Nullable
        String from,

        @Parameter(description = "The time before which they are") @Nullable
        String to,

        @Parameter(description = "Id of a client, a person or a key; the first two with their keys") @Nullable
        String actor,

        @Parameter(description = "A name, or its beginning and *", example = "entity.*") @Nullable
        String action,

        @Parameter(description = "ok, refused or failed") @Nullable
        String outcome) {
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws RestException naming the parameter that cannot be */
    AuditQuery query() {
        return new AuditQuery(
                from == null ? null : time("from", from),
                to == null ? null : time("to", to),
                actor,
                action,
                outcome == null ? null : word(outcome));
    }

    static Instant time(String field, String text) {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(Instant.EPOCH) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw new RestException(
                ErrorCode.VALIDATION,
                "The parameter '" + field + "' must be a time with its offset, such as 2030-01-01T00:00:00Z",
                field,
                text);
    }

    private static Outcome word(String text) {
        return Outcome.find(text)
                .orElseThrow(() -> new RestException(
                        ErrorCode.VALIDATION,
                        "There is no outcome '" + text + "'; there are "
                                + Arrays.stream(Outcome.values())
                                        .map(Outcome::word)
                                        .collect(Collectors.joining(", ")),
                        "outcome",
                        text));
    }
}
