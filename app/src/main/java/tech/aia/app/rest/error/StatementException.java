package tech.aia.app.rest.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;

/** A caller's own Cypher statement was refused or failed; the same from a statement of ours would be the server's fault. */
public final class StatementException extends RestException {
    private static final String OURS = "Aia.Cypher.";
    private static final String BAD_REQUEST = OURS + "BadRequest";
    private static final String TOO_LARGE = OURS + "ResultTooLarge";

    private final transient GraphException failure;

    private StatementException(ErrorCode code, GraphException failure) {
        super(code, String.valueOf(failure.getMessage()));
        this.failure = failure;
    }

    /** What to throw for what a caller's statement failed with: this, where it is the statement's fault, else the failure itself. */
    public static RuntimeException of(GraphException failure) {
        return switch (failure) {
            case GraphException.Refused refused -> new StatementException(ErrorCode.STATEMENT_NOT_ALLOWED, refused);
            case GraphException.BadStatement request
            when request.code().equals(BAD_REQUEST) -> new StatementException(ErrorCode.VALIDATION, request);
            case GraphException.BadStatement bad -> new StatementException(ErrorCode.STATEMENT, bad);
            case GraphException.Failed unreadable
            when unreadable.code().startsWith(OURS) -> new StatementException(ErrorCode.STATEMENT, unreadable);
            case GraphException.Stopped large
            when large.code().equals(TOO_LARGE) -> new StatementException(ErrorCode.RESULT_TOO_LARGE, large);
            default -> failure;
        };
    }

    /** Neo4j's code, or ours, and the place in the caller's text. */
    Map<String, @Nullable Object> details() {
        var details = new LinkedHashMap<String, @Nullable Object>();
        if (code() != ErrorCode.VALIDATION) {
            details.put("field", "query");
        }
        details.put("neo4j_code", failure.code());
        if (failure instanceof GraphException.SyntaxError syntax && syntax.line() != null) {
            details.put("line", syntax.line());
            details.put("column", syntax.column());
        }
        return details;
    }
}
