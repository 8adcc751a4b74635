package tech.aia.app.rest.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to tell the caller.
 *
 * @param details the {@code details} of the documented error object
 * @param headers HTTP headers that belong to the status, such as {@code Allow}
 */
public record Failure(
        ErrorCode code, String message, Map<String, @Nullable Object> details, Map<String, String> headers) {

    /** What a stranger is asked for, in the header WWW-Authenticate (RFC 6750 §3). */
    public static final String CHALLENGE = "Bearer realm=\"aia\"";

    private static final int LONGEST_VALUE = 200;

    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, message, Map.of(), Map.of());
    }

    /** What is told of something thrown, where it is told within an answer and not instead of one. */
    public static Failure of(Throwable thrown) {
        return ErrorMapping.of(thrown);
    }

    /** One field at fault. */
    static Failure field(ErrorCode code, String message, @Nullable String field, @Nullable Object given) {
        if (field == null) {
            return of(code, message);
        }
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("field", field);
        details.put("issue", message);
        details.put("provided_value", shortened(given));
        return new Failure(code, message, details, Map.of());
    }

    public Failure with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Failure(code, message, details, all);
    }

    private static @Nullable Object shortened(@Nullable Object given) {
        return switch (given) {
            case null -> null;
            case Boolean flag -> flag;
            case Double number when !Double.isFinite(number) -> number.toString();
            case Number number -> number;
            default -> {
                var text = given.toString();
                yield text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
            }
        };
    }
}
