package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.ServerAddress;

/**
 * Lets in only who calls the server by one of its names. A web site elsewhere can make a visitor's browser call localhost, but cannot
 * make it hide that: its requests carry the site's name in {@code Origin}, or in {@code Host} when it has its name point here.
 */
@Component
@Order(FilterOrder.HOST_GUARD)
class HostGuardFilter extends OncePerRequestFilter {
    private final OwnNames names;
    private final CrossOriginSettings others;

    HostGuardFilter(ServerSettings server, CrossOriginSettings others) {
        this.names = new OwnNames(server.names());
        this.others = others;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            ServerAddress.trust(request);
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(request, response, Failure.of(ErrorCode.FORBIDDEN, refusal));
        }
    }

    /** Why a request is refused; null if it is not. */
    @Nullable
    String refusal(HttpServletRequest request) {
        if (!names.areMeantBy(request)) {
            return "The server answers only requests made to localhost, 127.0.0.1, [::1] or the names in aia.server.names; the Host"
                    + " header says otherwise";
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !OwnNames.isSameOrigin(request, origin)
                && !others.origins().contains(origin)) {
            return "The server answers only its own web pages and those in aia.cors.origins; the Origin header names another";
        }
        return null;
    }
}
