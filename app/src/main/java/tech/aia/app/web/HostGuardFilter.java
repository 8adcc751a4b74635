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

/**
 * Lets in only who calls this machine by its own name. A web site elsewhere can make a visitor's browser call localhost, but cannot
 * make it hide that: its requests carry the site's name in {@code Origin}, or in {@code Host} when it has its name point here.
 */
@Component
@Order(FilterOrder.HOST_GUARD)
class HostGuardFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = refusal(request.getHeader(HttpHeaders.HOST), request.getHeader(HttpHeaders.ORIGIN));
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(request, response, Failure.of(ErrorCode.FORBIDDEN, refusal));
        }
    }

    /** Why a request with these headers is refused; null if it is not. */
    static @Nullable String refusal(@Nullable String host, @Nullable String origin) {
        if (host == null || !Loopback.isHostAndPort(host)) {
            return "The server answers only requests made to localhost, 127.0.0.1 or [::1]; the Host header says otherwise";
        }
        if (origin != null && !Loopback.isOrigin(origin)) {
            return "The server answers only web pages of this machine; the Origin header names another";
        }
        return null;
    }
}
