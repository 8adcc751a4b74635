package tech.aia.app.rest.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Problem} as the answer to a request, whatever the request accepts: an error must be readable. */
public final class ProblemWriter {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String CODE = ProblemWriter.class.getName();

    private ProblemWriter() {}

    /** The code of the error with which the request was answered; null where it was answered otherwise. */
    public static @Nullable String codeOf(HttpServletRequest request) {
        return (String) request.getAttribute(CODE);
    }

    /** The answer must not have begun. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        var body = JSON.writeValueAsBytes(problem(request, failure));
        request.setAttribute(CODE, failure.code().code());
        response.resetBuffer();
        response.setStatus(failure.code().status());
        failure.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Problem problem(HttpServletRequest request, Failure failure) {
        return Problem.of(failure, path(request), RequestIds.of(request), ServerAddress.of(request));
    }

    private static String path(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return asked;
        }
        return request.getRequestURI() == null ? "" : request.getRequestURI();
    }
}
