package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.cypher.RequestTime;

/** Gives every request its time, from when it came, the wait for its turn included. Event streams, WebSockets and imports take as long as they take. */
@Component
@Order(FilterOrder.TIME)
class TimeFilter extends OncePerRequestFilter {
    private final LoadSettings settings;

    TimeFilter(LoadSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(Lane.IMPORT_PATH) || path.equals(Lane.STREAM_PATH) || path.equals(Lane.SOCKET_PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var _ = RequestTime.begin(settings.requestTime())) {
            chain.doFilter(request, response);
        }
    }
}
