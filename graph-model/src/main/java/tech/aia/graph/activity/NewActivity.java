package tech.aia.graph.activity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Something a user did, as somebody tells of it.
 *
 * @param userId 1 to 200 characters; any id, of a person of this platform or not
 * @param sessionId up to 200 characters; null where there is none
 * @param type such as {@code api_request}: up to 100 letters, digits and {@code _ . : -}
 * @param at when it was done
 * @param served what came of it, where it was a request
 * @param details JSON text of at most {@value #MOST_JSON} bytes, kept as it is; null for none
 * @param context JSON text of at most {@value #MOST_JSON} bytes, kept as it is; null for none
 */
public record NewActivity(
        String userId,
        @Nullable String sessionId,
        String type,
        Instant at,
        Served served,
        @Nullable String details,
        @Nullable String context) {
    /** The largest details and the largest context, in bytes of UTF-8. */
    public static final int MOST_JSON = 16_384;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 100;
    private static final Pattern TYPE = Pattern.compile("[\\p{L}\\p{N}_.:-]{1," + LONGEST_TYPE + "}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** @throws GraphModelException.InvalidValue naming the field that breaks a rule */
    public NewActivity {
        requireId("user_id", userId);
        if (sessionId != null) {
            requireId("session_id", sessionId);
        }
        if (!TYPE.matcher(type).matches()) {
            throw new GraphModelException.InvalidValue(
                    "activity_type",
                    "An activity_type has 1 to " + LONGEST_TYPE + " letters, digits and _ . : -, such as api_request",
                    type);
        }
        if (at.isBefore(EARLIEST)) {
            throw new GraphModelException.InvalidValue(
                    "timestamp",
                    "The timestamp must not be before " + EARLIEST + "; give the time of the activity",
                    at);
        }
        requireSize("details", details);
        requireSize("context", context);
    }

    private static void requireId(String field, String id) {
        if (id.isBlank() || id.length() > LONGEST_ID || CONTROL.matcher(id).find()) {
            throw new GraphModelException.InvalidValue(
                    field,
                    "A " + field + " has 1 to " + LONGEST_ID + " characters, none of them a control character",
                    id);
        }
    }

    private static void requireSize(String field, @Nullable String json) {
        var bytes = json == null ? 0 : json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_JSON) {
            throw new GraphModelException.InvalidValue(
                    field, "The " + field + " may have " + MOST_JSON + " bytes as JSON; send less", bytes);
        }
    }
}
