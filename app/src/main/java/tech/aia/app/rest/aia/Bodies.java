package tech.aia.app.rest.aia;

import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** What request bodies must have. */
final class Bodies {
    private Bodies() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new RestException(ErrorCode.BAD_REQUEST, "The field '" + field + "' is missing", field, null);
        }
        return value;
    }
}
