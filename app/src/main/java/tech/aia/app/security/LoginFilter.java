package tech.aia.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.audit.Actor;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** Knows at the authorization endpoint, and there alone, who signed in on the login page for this very request. */
final class LoginFilter extends OncePerRequestFilter {
    private final RequestMatcher endpoint =
            PathPatternRequestMatcher.withDefaults().matcher("/oauth/authorize");
    private final LoginCookie cookie;
    private final People people;

    LoginFilter(LoginCookie cookie, People people) {
        this.cookie = cookie;
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (endpoint.matches(request)) {
            cookie.read(request)
                    .filter(ticket -> fits(ticket, request))
                    .flatMap(this::person)
                    .ifPresent(person -> SecurityContextHolder.setContext(new SecurityContextImpl(person)));
        }
        chain.doFilter(request, response);
    }

    /** The answer to the consent page is bound to its request by its state. */
    private static boolean fits(LoginTicket ticket, HttpServletRequest request) {
        return request.getMethod().equals("POST")
                ? SameOrigin.is(request)
                : ticket.query().equals(request.getQueryString());
    }

    private Optional<LoggedIn> person(LoginTicket ticket) {
        return Optional.ofNullable(ticket.person())
                .flatMap(people::find)
                .filter(Person::active)
                .filter(person -> person.generation() == ticket.generation())
                .map(LoginFilter::noted);
    }

    private static LoggedIn noted(Person person) {
        AuditNote.current().actor(Actor.person(person.id(), person.username()));
        return new LoggedIn(person.id(), person.generation());
    }
}
