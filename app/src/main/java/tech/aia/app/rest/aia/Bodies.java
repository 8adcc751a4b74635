package tech.aia.app.rest.aia;

import java.util.List;
import java.util.Map;
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

    /** JSON has no infinity, but a number can be so large that nothing else is left of it. */
    static void requireFinite(String field, @Nullable Object value) {
        switch (value) {
            case Double number
            when !Double.isFinite(number) ->
                throw new RestException(ErrorCode.VALIDATION, "'" + field + "' is too large for a number", field, null);
            case List<?> list -> list.forEach(item -> requireFinite(field, item));
            case Map<?, ?> map -> map.forEach((name, item) -> requireFinite(field + "." + name, item));
            case null, default -> {
                // Everything else is what it is.
            }
        }
    }
}
