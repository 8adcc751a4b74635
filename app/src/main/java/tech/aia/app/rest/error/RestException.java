package tech.aia.app.rest.error;

import org.jspecify.annotations.Nullable;

/** What a door itself refuses, before any rule of the graph is asked. Callers decide on {@link #code()}, never on the message. */
public sealed class RestException extends RuntimeException permits StatementException, TooManyRequestsException {
    private final ErrorCode code;
    private final @Nullable String field;
    private final transient @Nullable Object given;

    /**
     * @param message what is wrong and what to do, for the caller to read
     * @param field the field or parameter at fault; null when it is none
     * @param given the value at fault, where it is worth repeating
     */
    public RestException(ErrorCode code, String message, @Nullable String field, @Nullable Object given) {
        super(message);
        this.code = code;
        this.field = field;
        this.given = given;
    }

    public RestException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public ErrorCode code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public @Nullable Object given() {
        return given;
    }
}
