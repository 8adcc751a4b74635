package tech.aia.graph.activity;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * How something that a user did was answered. It counts as a request where it has a status code.
 *
 * @param endpoint up to 300 characters, what comes from {@code ?} on left out; null where it is not known
 * @param millis response time in milliseconds, 0 to a day, kept to the hundredth; null where it is not known
 * @param status HTTP status, 100 to 599; null where it is not known
 * @param bytes how much was sent; null where it is not known
 */
public record Served(
        @Nullable String endpoint,
        @Nullable Double millis,
        @Nullable Integer status,
        @Nullable Long bytes) {
    /** Nothing is known. */
    public static final Served UNKNOWN = new Served(null, null, null, null);

    private static final int LONGEST_ENDPOINT = 300;
    private static final double A_DAY = 86_400_000;
    private static final long MOST_BYTES = 1L << 50;

    /** @throws GraphModelException.InvalidValue naming the field that breaks a rule */
    public Served {
        endpoint = endpoint == null ? null : withoutQuery(endpoint);
        if (endpoint != null && (endpoint.isBlank() || endpoint.length() > LONGEST_ENDPOINT)) {
            throw new GraphModelException.InvalidValue(
                    "details.endpoint", "An endpoint has 1 to " + LONGEST_ENDPOINT + " characters", endpoint);
        }
        if (millis != null && !(millis >= 0 && millis <= A_DAY)) {
            throw new GraphModelException.InvalidValue(
                    "details.response_time", "A response_time is between 0 and a day, in milliseconds", millis);
        }
        millis = millis == null ? null : Double.valueOf(Math.round(millis * 100) / 100.0);
        if (status != null && (status < 100 || status > 599)) {
            throw new GraphModelException.InvalidValue(
                    "details.status_code", "A status_code is an HTTP status between 100 and 599", status);
        }
        if (bytes != null && (bytes < 0 || bytes > MOST_BYTES)) {
            throw new GraphModelException.InvalidValue(
                    "details.bytes", "The bytes are between 0 and " + MOST_BYTES, bytes);
        }
    }

    private static String withoutQuery(String endpoint) {
        var query = endpoint.indexOf('?');
        return query < 0 ? endpoint : endpoint.substring(0, query);
    }
}
