package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement from a stranger.
 *
 * @param statement Cypher; may begin with {@code EXPLAIN}, {@code PROFILE} or {@code CYPHER 25}, may end with one semicolon
 * @param parameters values for {@code $name}: plain JSON values, or typed ones as {@link ResultValues} writes them
 * @param accessMode what the statement may do
 * @param timeout how long it may take, null for the default
 * @param rowLimit how many rows to give at most, null for the default
 * @param byteLimit how many bytes of JSON to give at most, null for as many as the settings allow
 * @param profile whether to measure each operator, which slows the statement somewhat
 * @param includeEmbeddings whether nodes keep their {@code embedding} property, 384 numbers each
 */
public record PassthroughRequest(
        String statement,
        Map<String, ? extends @Nullable Object> parameters,
        AccessMode accessMode,
        @Nullable Duration timeout,
        @Nullable Long rowLimit,
        @Nullable Long byteLimit,
        boolean profile,
        boolean includeEmbeddings) {

    /** A reading statement with default limits. */
    public static PassthroughRequest read(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return new PassthroughRequest(statement, parameters, AccessMode.READ, null, null, null, false, false);
    }

    /** A statement that may write, with default limits. */
    public static PassthroughRequest write(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return new PassthroughRequest(statement, parameters, AccessMode.WRITE, null, null, null, false, false);
    }

    public PassthroughRequest within(Duration longest) {
        return new PassthroughRequest(
                statement, parameters, accessMode, longest, rowLimit, byteLimit, profile, includeEmbeddings);
    }

    public PassthroughRequest atMostRows(long rows) {
        return new PassthroughRequest(
                statement, parameters, accessMode, timeout, rows, byteLimit, profile, includeEmbeddings);
    }

    public PassthroughRequest atMostBytes(long bytes) {
        return new PassthroughRequest(
                statement, parameters, accessMode, timeout, rowLimit, bytes, profile, includeEmbeddings);
    }

    public PassthroughRequest profiled() {
        return new PassthroughRequest(
                statement, parameters, accessMode, timeout, rowLimit, byteLimit, true, includeEmbeddings);
    }

    public PassthroughRequest withEmbeddings() {
        return new PassthroughRequest(statement, parameters, accessMode, timeout, rowLimit, byteLimit, profile, true);
    }
}
