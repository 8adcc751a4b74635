package tech.aia.app.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.web.Completion;
import tech.aia.app.web.FilterOrder;
import tech.aia.cypher.GraphException;
import tech.aia.graph.audit.AuditEvent;
import tech.aia.graph.audit.AuditTrail;

/**
 * Records every request that may write and every one that was not allowed. It stands before those that ask who calls, so that it sees what
 * they refuse, and after those that judge a request by itself.
 */
@Component
@Order(FilterOrder.AUDIT)
class AuditFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

    private final AuditTrail trail;
    private final AuditRules rules = new AuditRules();
    private final AuditEvents events = new AuditEvents();

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var found = rules.find(request.getMethod(), request.getRequestURI());
        if (found.isEmpty() || found.get().rule().kind() == AuditRule.Kind.NOTHING) {
            chain.doFilter(request, response);
            recordOther(request, response);
            return;
        }
        try {
            if (found.get().rule().keepsAnswer()) {
                keepAnswer(found.get(), request, response, chain);
            } else {
                passOn(found.get(), trail.reserve(), request, response, chain);
            }
        } catch (GraphException.Busy busy) {
            refuse(request, response, busy);
        }
    }

    private void passOn(
            AuditRules.Match match,
            AuditTrail.Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var thrown = true;
        try {
            chain.doFilter(request, response);
            thrown = false;
        } finally {
            var answer = new Answer(response, thrown, null);
            Completion.then(request, () -> append(match, place, request, answer));
        }
    }

    private void append(AuditRules.Match match, AuditTrail.Place place, HttpServletRequest request, Answer answer) {
        try (place) {
            events.of(match, request, answer).ifPresent(place::append);
        }
    }

    private void keepAnswer(
            AuditRules.Match match, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var place = trail.reserve()) {
            keepAnswer(match, place, request, response, chain);
        }
    }

    private void keepAnswer(
            AuditRules.Match match,
            AuditTrail.Place place,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        var thrown = true;
        try {
            chain.doFilter(request, kept);
            thrown = false;
        } finally {
            var event = events.of(
                    match,
                    request,
                    new Answer(kept, thrown, new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8)));
            if (match.rule().isUrgent()) {
                event.ifPresent(place::appendNow);
            } else {
                event.ifPresent(place::append);
            }
        }
        kept.copyBodyToResponse();
    }

    /** The caller must not hear that something was done of which there may be no record. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, GraphException.Busy busy)
            throws IOException {
        if (response.isCommitted()) {
            throw busy;
        }
        ProblemWriter.write(request, response, Failure.of(busy));
    }

    private void recordOther(HttpServletRequest request, HttpServletResponse response) {
        events.ofOther(request, new Answer(response, false, null)).ifPresent(this::record);
    }

    private void record(AuditEvent event) {
        try (var place = trail.reserve()) {
            place.append(event);
        } catch (GraphException.Busy busy) {
            LOG.error("There was no room to record {} of request {}", event.action(), event.requestId(), busy);
        }
    }
}
