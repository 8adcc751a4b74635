package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Clients without a secret that refresh or take back a token: they are known by their id, and the token proves the rest (RFC 6749 §6,
 * RFC 7009 §2.1). Spring knows them by PKCE at the exchange of a code only.
 */
final class PublicClients implements AuthenticationConverter, AuthenticationProvider {
    private final RequestMatcher refreshing =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, AuthorizationServer.TOKENS);
    private final RequestMatcher revocation =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/oauth/revoke");
    private final RegisteredClients clients;

    PublicClients(RegisteredClients clients) {
        this.clients = clients;
    }

    private static final class Named extends OAuth2ClientAuthenticationToken {
        Named(String id) {
            super(id, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        return ids != null
                        && ids.length == 1
                        && (refreshes(request) || revocation.matches(request))
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                        && request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) == null
                ? new Named(ids[0])
                : null;
    }

    private boolean refreshes(HttpServletRequest request) {
        return refreshing.matches(request)
                && AuthorizationGrantType.REFRESH_TOKEN
                        .getValue()
                        .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    /** Leaves it to Spring to refuse who is none. */
    @Override
    public @Nullable Authentication authenticate(Authentication named) {
        var client = clients.findByClientId(named.getName());
        return client != null && client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)
                ? new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null)
                : null;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Named.class.isAssignableFrom(authentication);
    }
}
