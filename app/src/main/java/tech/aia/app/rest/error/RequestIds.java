package tech.aia.app.rest.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id by which a request is found again in answers and in the log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-ID";

    /** Its name in the logging context. */
    public static final String LOG_KEY = "request_id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestIds() {}

    /** The caller's id where it has only letters, digits and {@code ._:-}, at most 100 of them; else a new one. Kept for the request. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = chosen(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String chosen(@Nullable String asked) {
        return asked != null && SANE.matcher(asked).matches() ? asked : "req_" + ShortIds.next();
    }
}
