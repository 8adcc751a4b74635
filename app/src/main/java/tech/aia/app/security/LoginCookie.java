package tech.aia.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import tech.aia.graph.access.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only cookie there is: a {@link LoginTicket}, sealed with the key of the vault, so that every process can open it and nobody else. It
 * lasts five minutes, goes to the pages below {@code /oauth} only, and is good for nothing else.
 */
final class LoginCookie {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String NAME = "aia_login";
    private static final String PATH = "/oauth";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final Clock clock;

    LoginCookie(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    Instant end() {
        return clock.instant().plus(LIFETIME);
    }

    /** Empty for one that is missing, has expired or was not sealed here. */
    Optional<LoginTicket> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .flatMap(value -> vault.open(value, NAME).stream())
                        .map(text -> JSON.readValue(text, LoginTicket.class))
                        .filter(ticket -> clock.instant().isBefore(ticket.expiresAt()))
                        .findFirst();
    }

    void write(HttpServletRequest request, HttpServletResponse response, LoginTicket ticket) {
        add(request, response, vault.seal(JSON.writeValueAsString(ticket), NAME), LIFETIME);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(PATH)
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
