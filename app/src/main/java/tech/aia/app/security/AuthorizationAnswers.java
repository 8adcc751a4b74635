package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What comes of an authorization request: back to the client with a code or with an error (RFC 6749 §4.1.2), or, where it is not certain
 * that the redirect URI is the client's, a page here.
 */
final class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final LoginCookie cookie;
    private final LoginPages pages;

    AuthorizationAnswers(LoginCookie cookie, LoginPages pages) {
        this.cookie = cookie;
        this.pages = pages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var given = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(given.getAuthorizationCode()).getTokenValue();
        var answer = new LinkedHashMap<String, @Nullable String>();
        answer.put(OAuth2ParameterNames.CODE, code);
        answer.put(OAuth2ParameterNames.STATE, given.getState());
        cookie.clear(request, response);
        sendBack(response, Objects.requireNonNull(given.getRedirectUri()), answer);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = ((OAuth2AuthenticationException) failure).getError();
        var asked = failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException known
                ? known.getAuthorizationCodeRequestAuthentication()
                : null;
        var target = asked == null ? null : asked.getRedirectUri();
        if (asked == null || target == null || target.isBlank()) {
            pages.problem(response, HttpStatus.BAD_REQUEST, message(error));
            return;
        }
        var answer = new LinkedHashMap<String, @Nullable String>();
        answer.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        answer.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        answer.put(OAuth2ParameterNames.STATE, asked.getState());
        cookie.clear(request, response);
        sendBack(response, target, answer);
    }

    private static String message(OAuth2Error error) {
        var detail = error.getDescription();
        return "The application sent you here with a request that cannot be answered: " + error.getErrorCode()
                + (detail == null || detail.isBlank() ? "" : " (" + detail + ")") + ".";
    }

    private static void sendBack(HttpServletResponse response, String target, Map<String, @Nullable String> answer) {
        var uri = UriComponentsBuilder.fromUriString(target);
        answer.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, uri.build(true).toUriString());
    }
}
