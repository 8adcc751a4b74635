package tech.aia.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.RestException;

/** Lets in who brings a key in {@code X-API-Key}, with what the key carries and its owner still has. */
final class ApiKeyFilter extends OncePerRequestFilter {
    static final String HEADER = "X-API-Key";

    private final KeyCallers callers;
    private final Doors doors;

    ApiKeyFilter(KeyCallers callers, Doors doors) {
        this.callers = callers;
        this.doors = doors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        if (key == null || doors.isOpen(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(ErrorCode.BAD_REQUEST, "Send either " + HEADER + " or Authorization, not both"));
            return;
        }
        var caller = callers.find(key);
        if (caller.isEmpty()) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(new RestException(
                            ErrorCode.UNAUTHENTICATED,
                            "The API key is not valid: it has expired, was revoked, or is not of this server")));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(caller.get()));
        chain.doFilter(request, response);
    }
}
