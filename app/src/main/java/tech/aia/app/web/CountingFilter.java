package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Feeds {@link RequestFigures}. */
@Component
@Order(FilterOrder.COUNTING)
class CountingFilter extends OncePerRequestFilter {
    private final RequestFigures figures;

    CountingFilter(RequestFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var began = System.nanoTime();
        var failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            figures.add(failed ? 500 : response.getStatus(), System.nanoTime() - began);
        }
    }
}
