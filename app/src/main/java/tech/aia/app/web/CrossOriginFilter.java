package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers which pages of other origins may read answers. Credentials are what a page puts into a header itself; cookies are not
 * taken from other origins. Without origins in the settings this says nothing at all.
 */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class CrossOriginFilter extends OncePerRequestFilter {
    private static final Duration PREFLIGHT = Duration.ofHours(1);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> ASKED = List.of(
            "Accept",
            "Authorization",
            "Cache-Control",
            "Content-Encoding",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "X-API-Key",
            "X-Request-ID");
    private static final List<String> ANSWERED = List.of(
            "Allow",
            "Content-Disposition",
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "X-RateLimit-Window",
            "X-Request-ID");

    private final List<String> origins;
    private final CorsFilter allowed;

    CrossOriginFilter(CrossOriginSettings settings) {
        origins = settings.origins();
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(METHODS);
        configuration.setAllowedHeaders(ASKED);
        configuration.setExposedHeaders(ANSWERED);
        configuration.setMaxAge(PREFLIGHT);
        allowed = new CorsFilter(request -> configuration);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            allowed.doFilter(request, response, chain);
            return;
        }
        if (!origins.isEmpty()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        chain.doFilter(request, response);
    }
}
