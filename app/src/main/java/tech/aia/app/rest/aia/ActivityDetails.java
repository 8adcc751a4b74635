package tech.aia.app.rest.aia;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.activity.Served;

/** Those of an activity's details that figures are made of; all others may be anything. */
final class ActivityDetails {
    private ActivityDetails() {}

    /** @throws RestException naming the one that is of another type */
    static Served served(Map<String, @Nullable Object> details) {
        var status = whole("status_code", details);
        if (status != null && status.intValue() != status) {
            throw wrong("status_code", "an HTTP status between 100 and 599", status);
        }
        return new Served(
                endpoint(details),
                number(details),
                status == null ? null : Integer.valueOf(status.intValue()),
                whole("bytes", details));
    }

    private static @Nullable String endpoint(Map<String, @Nullable Object> details) {
        return switch (details.get("endpoint")) {
            case null -> null;
            case String text -> text;
            case Object other -> throw wrong("endpoint", "a text, such as /tasks/submit", other);
        };
    }

    private static @Nullable Double number(Map<String, @Nullable Object> details) {
        return switch (details.get("response_time")) {
            case null -> null;
            case Number number -> number.doubleValue();
            case Object other -> throw wrong("response_time", "a number of milliseconds", other);
        };
    }

    private static @Nullable Long whole(String name, Map<String, @Nullable Object> details) {
        return switch (details.get(name)) {
            case null -> null;
            case Integer number -> number.longValue();
            case Long number -> number;
            case Object other -> throw wrong(name, "a whole number", other);
        };
    }

    private static RestException wrong(String name, String rule, Object given) {
        return new RestException(
                ErrorCode.VALIDATION, "'details." + name + "' must be " + rule, "details." + name, given);
    }
}
