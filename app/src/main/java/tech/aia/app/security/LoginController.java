package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tech.aia.app.audit.AuditNote;
import tech.aia.app.rest.error.Failure;
import tech.aia.graph.audit.Actor;
import tech.aia.graph.people.LogIn;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;

/** The pages on which people sign in for a client, and say what it may do. */
@Controller
@RequestMapping("/oauth")
class LoginController {
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final People people;
    private final RegisteredClients clients;
    private final TokenStore tokens;
    private final LoginCookie cookie;
    private final LoginPages pages;

    LoginController(People people, RegisteredClients clients, TokenStore tokens, LoginCookie cookie, LoginPages pages) {
        this.people = people;
        this.clients = clients;
        this.tokens = tokens;
        this.cookie = cookie;
        this.pages = pages;
    }

    @GetMapping("/login")
    void loginPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var ticket = cookie.read(request);
        if (ticket.isEmpty()) {
            pages.problem(response, HttpStatus.BAD_REQUEST, LoginPages.OVER);
            return;
        }
        pages.login(response, HttpStatus.OK, ticket.get(), "", null);
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void logIn(
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ticket = cookie.read(request).filter(known -> SameOrigin.is(request) && same(known.nonce(), nonce));
        if (ticket.isEmpty()) {
            pages.problem(response, HttpStatus.BAD_REQUEST, LoginPages.OVER);
            return;
        }
        people.idOf(username)
                .ifPresentOrElse(
                        AuditNote.current()::target, () -> AuditNote.current().unknownAccount(username));
        switch (people.logIn(username, password, request.getRemoteAddr())) {
            case LogIn.Done done -> goOn(request, response, ticket.get(), done.person());
            case LogIn.Wrong _ -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Failure.CHALLENGE);
                pages.login(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        ticket.get(),
                        username,
                        "The username or the password is wrong.");
            }
            case LogIn.Later later -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(later.delay())));
                pages.login(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        ticket.get(),
                        username,
                        "There were too many tries; the password was not looked at. Try again in "
                                + seconds(later.delay()) + " s.");
            }
            case LogIn.Busy busy -> {
                AuditNote.current().nothingDone();
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(busy.delay())));
                pages.login(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        ticket.get(),
                        username,
                        "Too many others sign in at the moment; the password was not looked at. Try again in "
                                + seconds(busy.delay()) + " s.");
            }
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, LoginTicket ticket, Person person) {
        AuditNote.current().actor(Actor.person(person.id(), person.username()));
        cookie.write(request, response, ticket.of(person.id(), person.generation(), cookie.end()));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, "/oauth/authorize?" + ticket.query());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static long seconds(Duration delay) {
        return delay.plusMillis(999).toSeconds();
    }

    @GetMapping("/consent")
    void consentPage(
            @RequestParam(defaultValue = "") String state, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var ticket = cookie.read(request);
        var person =
                ticket.flatMap(known -> Optional.ofNullable(known.person())).flatMap(people::find);
        var question = person.flatMap(known -> question(state, known));
        if (ticket.isEmpty() || person.isEmpty() || question.isEmpty()) {
            pages.problem(response, HttpStatus.BAD_REQUEST, LoginPages.OVER);
            return;
        }
        pages.consent(response, question.get(), person.get(), ticket.get());
    }

    private Optional<LoginPages.Question> question(String state, Person person) {
        return Optional.ofNullable(tokens.findByToken(state, STATE))
                .filter(pending -> pending.getPrincipalName().equals(person.id()))
                .flatMap(pending -> question(state, pending));
    }

    private Optional<LoginPages.Question> question(String state, OAuth2Authorization pending) {
        OAuth2AuthorizationRequest asked = pending.getAttribute(OAuth2AuthorizationRequest.class.getName());
        var client = clients.findById(pending.getRegisteredClientId());
        if (asked == null || client == null) {
            return Optional.empty();
        }
        var redirectUri = asked.getRedirectUri() == null
                ? client.getRedirectUris().iterator().next()
                : asked.getRedirectUri();
        return Optional.of(new LoginPages.Question(
                client.getClientId(), client.getClientName(), state, asked.getScopes(), redirectUri));
    }
}
