package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriUtils;
import tech.aia.graph.access.Secrets;

/** Sends those to the login page whom a client sent to the authorization endpoint with a request that is good. */
final class LoginEntryPoint implements AuthenticationEntryPoint {
    /** A sealed cookie of 4096 characters, which is all that browsers keep, has room for it. */
    private static final int LONGEST_QUERY = 2_000;

    private final RegisteredClients clients;
    private final LoginCookie cookie;
    private final LoginPages pages;

    LoginEntryPoint(RegisteredClients clients, LoginCookie cookie, LoginPages pages) {
        this.clients = clients;
        this.cookie = cookie;
        this.pages = pages;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        var client = clients.findByClientId(String.valueOf(request.getParameter(OAuth2ParameterNames.CLIENT_ID)));
        if (client == null || request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) == null) {
            pages.problem(response, HttpStatus.BAD_REQUEST, LoginPages.OVER);
            return;
        }
        var query = query(request);
        if (query.length() > LONGEST_QUERY) {
            pages.problem(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "The request of the application is too long: its parameters may have " + LONGEST_QUERY
                            + " characters in all.");
            return;
        }
        cookie.write(
                request,
                response,
                new LoginTicket(
                        Secrets.random(),
                        query,
                        client.getClientName(),
                        FormTarget.of(redirectUri(request, client)),
                        null,
                        0,
                        cookie.end()));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, "/oauth/login");
    }

    private static String redirectUri(HttpServletRequest request, RegisteredClient client) {
        var asked = request.getParameter(OAuth2ParameterNames.REDIRECT_URI);
        return asked == null || asked.isBlank()
                ? client.getRedirectUris().iterator().next()
                : asked;
    }

    private static String query(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) {
            return Objects.requireNonNullElse(request.getQueryString(), "");
        }
        return request.getParameterMap().entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
