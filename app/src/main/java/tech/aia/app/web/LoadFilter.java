package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.RestException;

/**
 * Keeps what is worked on at once within what the server can bear: threads cost nothing here, so nothing else would. What comes beyond that
 * hears so before any work is spent on it.
 */
@Component
@Order(FilterOrder.LOAD)
class LoadFilter extends OncePerRequestFilter {
    private final Load load;

    LoadFilter(Load load) {
        this.load = load;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Gate gate;
        try {
            gate = load.enter(Lane.of(request));
        } catch (RestException busy) {
            ProblemWriter.write(request, response, Failure.of(busy));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(gate, request);
        }
    }

    /** What goes on elsewhere keeps its place until it is done; but event streams are counted by themselves. */
    private static void leave(Gate gate, HttpServletRequest request) {
        if (EndlessAnswer.isMarked(request)) {
            gate.leave();
        } else {
            Completion.then(request, gate::leave);
        }
    }
}
