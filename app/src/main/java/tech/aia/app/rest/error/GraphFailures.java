package tech.aia.app.rest.error;

import java.time.Duration;
import java.util.Map;
import tech.aia.cypher.GraphException;
import tech.aia.embeddings.encoder.EncoderException;
import tech.aia.embeddings.index.SearchIndexException;
import tech.aia.graph.GraphModelException;

/** What the modules below throw, as statuses of this API. */
final class GraphFailures {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String SOON = "5";

    private GraphFailures() {}

    static Failure of(GraphModelException refused) {
        var message = String.valueOf(refused.getMessage());
        return switch (refused) {
            case GraphModelException.InvalidValue invalid ->
                Failure.field(ErrorCode.VALIDATION, message, invalid.field(), invalid.given());
            case GraphModelException.NotFound missing -> Failure.of(ErrorCode.NOT_FOUND, message);
            case GraphModelException.Conflict conflict -> Failure.of(ErrorCode.CONFLICT, message);
            case GraphModelException.Outdated outdated ->
                new Failure(
                        ErrorCode.PRECONDITION_FAILED,
                        message,
                        outdated.present().isEmpty() ? Map.of() : Map.of("present_version", outdated.present()),
                        Map.of());
            case GraphModelException.LeaseLost lost -> Failure.of(ErrorCode.LEASE_LOST, message);
            case GraphModelException.TooMany many ->
                Failure.of(ErrorCode.TOO_MANY_REQUESTS, message).with(RETRY_AFTER, seconds(many.comeBackAfter()));
            case GraphModelException.BeyondMemory much -> Failure.of(ErrorCode.BEYOND_MEMORY, message);
            case GraphModelException.NoRoom full -> Failure.of(ErrorCode.INSUFFICIENT_STORAGE, message);
        };
    }

    /** Of statements that are the platform's own: a wrong one is a fault of the server. */
    static Failure of(GraphException failure) {
        return switch (failure) {
            case GraphException.ConstraintViolated taken -> Failure.of(ErrorCode.CONFLICT, message(taken));
            case GraphException.Stopped stopped -> stopped(stopped);
            case GraphException.Busy busy -> unavailable(message(busy));
            case GraphException.DiskFull full -> Failure.of(ErrorCode.INSUFFICIENT_STORAGE, message(full));
            case GraphException.Unavailable down -> unavailable("The database is not available: " + message(down));
            case GraphException.WrongSchema other -> unavailable(message(other));
            case GraphException.BadStatement ours -> ErrorMapping.internal();
            case GraphException.Failed broken -> ErrorMapping.internal();
        };
    }

    static Failure of(EncoderException failure) {
        return switch (failure) {
            case EncoderException.Closed stopping -> unavailable("The server is stopping");
            case EncoderException.Interrupted stopping -> unavailable("The server is stopping");
            default -> ErrorMapping.internal();
        };
    }

    static Failure of(SearchIndexException failure) {
        return switch (failure) {
            case SearchIndexException.InvalidRequest invalid ->
                Failure.of(ErrorCode.VALIDATION, String.valueOf(invalid.getMessage()));
            case SearchIndexException.UnknownProperty unknown ->
                Failure.field(
                        ErrorCode.VALIDATION,
                        String.valueOf(unknown.getMessage()),
                        "filters." + unknown.property(),
                        unknown.property());
            case SearchIndexException.WrongValueType wrong ->
                Failure.field(
                        ErrorCode.VALIDATION, String.valueOf(wrong.getMessage()), "filters." + wrong.property(), null);
            default -> unavailable("The search index is not available: " + failure.getMessage());
        };
    }

    /** Whole ones, and one at least. */
    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Failure stopped(GraphException.Stopped stopped) {
        if (stopped.code().contains("Memory")) {
            return Failure.of(ErrorCode.TOO_EXPENSIVE, message(stopped));
        }
        return Failure.of(ErrorCode.TIMEOUT, message(stopped));
    }

    static Failure unavailable(String message) {
        return Failure.of(ErrorCode.UNAVAILABLE, message).with(RETRY_AFTER, SOON);
    }

    private static String message(GraphException failure) {
        return String.valueOf(failure.getMessage());
    }
}
