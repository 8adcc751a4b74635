package tech.aia.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an import stands, read from the server's JSON. A count the server leaves out is 0, what it does not know yet is absent.
 *
 * @param progress percent from 0 to 100
 * @param rate rows a second
 */
record ImportStatus(
        String status,
        String phase,
        OptionalLong totalRows,
        OptionalDouble progress,
        long processed,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long toEncode,
        OptionalDouble rate,
        OptionalDouble remainingSeconds,
        List<Rejection> rejections,
        @Nullable String message,
        @Nullable Duration duration) {

    /** A row that was left out. */
    record Rejection(long line, String reason) {}

    static ImportStatus of(JsonNode json) {
        return new ImportStatus(
                json.path("status").asString(""),
                json.path("phase").asString(""),
                json.path("total_rows").isNumber()
                        ? OptionalLong.of(json.path("total_rows").longValue())
                        : OptionalLong.empty(),
                number(json, "progress"),
                count(json, "processed"),
                count(json, "created"),
                count(json, "updated"),
                count(json, "unchanged"),
                count(json, "rejected"),
                count(json, "to_encode"),
                number(json, "rate"),
                number(json, "remaining_seconds"),
                rejections(json.path("rejections")),
                json.path("message").isString() ? json.path("message").stringValue() : null,
                duration(json));
    }

    boolean ended() {
        return switch (status) {
            case "completed", "failed", "interrupted" -> true;
            default -> false;
        };
    }

    /** Completed, and not with every row rejected. */
    boolean succeeded() {
        return status.equals("completed") && (rejected == 0 || created + updated + unchanged > 0);
    }

    private static long count(JsonNode json, String name) {
        return json.path(name).isNumber() ? json.path(name).longValue() : 0;
    }

    private static OptionalDouble number(JsonNode json, String name) {
        return json.path(name).isNumber() ? OptionalDouble.of(json.path(name).doubleValue()) : OptionalDouble.empty();
    }

    private static List<Rejection> rejections(JsonNode list) {
        var rejections = new ArrayList<Rejection>();
        for (var entry : list) {
            rejections.add(
                    new Rejection(count(entry, "line"), entry.path("reason").asString("")));
        }
        return rejections;
    }

    private static @Nullable Duration duration(JsonNode json) {
        try {
            return Duration.between(
                    Instant.parse(json.path("started_at").asString("")),
                    Instant.parse(json.path("finished_at").asString("")));
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
