package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Scope;

/**
 * What a client asks for at the authorization endpoint: of its scopes those it names, or all when it names none (RFC 6749 §3.3), and of
 * these what the person who signed in has. The first thing looked at is whether an answer may be sent to where it says.
 */
final class AuthorizationRequests implements AuthenticationConverter {
    private static final Authentication STRANGER =
            new AnonymousAuthenticationToken("stranger", "stranger", AuthorityUtils.createAuthorityList("stranger"));

    private final AuthenticationConverter plain = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final RegisteredClients clients;
    private final Holders holders;

    AuthorizationRequests(RegisteredClients clients, Holders holders) {
        this.clients = clients;
        this.holders = holders;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        try {
            return plain.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked
                    ? withScopes(asked, client(asked))
                    : null;
        } catch (OAuth2AuthorizationCodeRequestAuthenticationException wrong) {
            throw wrong.getAuthorizationCodeRequestAuthentication() == null ? answerable(wrong, request) : wrong;
        }
    }

    /** The same error, with where it may be sent; Spring looks at the redirect URI too late for some. */
    private OAuth2AuthorizationCodeRequestAuthenticationException answerable(
            OAuth2AuthorizationCodeRequestAuthenticationException wrong, HttpServletRequest request) {
        var client = only(OAuth2ParameterNames.CLIENT_ID, request);
        var known = client == null ? null : clients.findByClientId(client);
        if (known == null || known.getRedirectUris().isEmpty() || isTwice(OAuth2ParameterNames.REDIRECT_URI, request)) {
            return wrong;
        }
        var asked = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getRequestURL().toString(),
                known.getClientId(),
                STRANGER,
                only(OAuth2ParameterNames.REDIRECT_URI, request),
                only(OAuth2ParameterNames.STATE, request),
                Set.of(),
                Map.of());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                wrong.getError(), with(asked, Set.of(), known, redirectUri(asked, client(asked))));
    }

    private static @Nullable String only(String parameter, HttpServletRequest request) {
        var values = request.getParameterValues(parameter);
        return values == null || values.length != 1 || values[0].isBlank() ? null : values[0];
    }

    private static boolean isTwice(String parameter, HttpServletRequest request) {
        var values = request.getParameterValues(parameter);
        return values != null && values.length > 1;
    }

    private RegisteredClient client(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        var client = clients.findByClientId(asked.getClientId());
        if (client == null) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "There is no such client", null), null);
        }
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
                            "The client was registered without redirect URIs",
                            null),
                    null);
        }
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(
                OAuth2AuthorizationCodeRequestAuthenticationContext.with(asked)
                        .registeredClient(client)
                        .build());
        return client;
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken withScopes(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
        var all = Objects.requireNonNull(client.getClientSettings().<Set<String>>getSetting(RegisteredClients.GIVEN));
        var scopes = asked.getScopes().isEmpty() ? all : asked.getScopes();
        if (!(asked.getPrincipal() instanceof LoggedIn person)) {
            return with(asked, scopes, client, asked.getRedirectUri());
        }
        var left = Scope.cut(scopes, held(person));
        if (left.isEmpty()) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.ACCESS_DENIED, "The person has none of what the scopes stand for", null),
                    with(asked, scopes, client, redirectUri(asked, client)));
        }
        return with(asked, left, client, asked.getRedirectUri());
    }

    private Set<String> held(LoggedIn person) {
        return holders.find(person.getName()).stream()
                .flatMap(holder -> holder.permissions().stream())
                .map(Permission::word)
                .collect(Collectors.toSet());
    }

    /** The only one that is registered where the request names none. */
    private static String redirectUri(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
        var named = asked.getRedirectUri();
        return named == null || named.isBlank()
                ? client.getRedirectUris().iterator().next()
                : named;
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken with(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            Set<String> scopes,
            RegisteredClient client,
            @Nullable String redirectUri) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                client.getClientId(),
                (Authentication) asked.getPrincipal(),
                redirectUri,
                asked.getState(),
                scopes,
                asked.getAdditionalParameters());
    }
}
