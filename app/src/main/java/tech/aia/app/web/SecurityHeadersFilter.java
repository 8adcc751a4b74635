package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to load nothing from elsewhere, not to guess content types, to show no page of ours inside another's, and to come by TLS
 * once they came by it (RFC 6797).
 */
@Component
@Order(FilterOrder.HEADERS)
class SecurityHeadersFilter extends OncePerRequestFilter {
    private final ContentPolicy policy;
    private final String transport;

    SecurityHeadersFilter(ContentPolicy policy, ServerSettings settings) {
        this.policy = policy;
        this.transport = "max-age=" + settings.hsts().toSeconds();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy.of(request.getRequestURI()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", transport);
        }
        chain.doFilter(request, response);
    }
}
