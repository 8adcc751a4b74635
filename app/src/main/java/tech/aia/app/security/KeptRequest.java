package tech.aia.app.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/**
 * What a client asked for at the authorization endpoint, as the vault keeps it.
 *
 * @param parameters those of PKCE
 */
record KeptRequest(
        String authorizationUri,
        @Nullable String redirectUri,
        @Nullable String state,
        List<String> scopes,
        Map<String, String> parameters) {
    private static final Set<String> KEPT =
            Set.of(PkceParameterNames.CODE_CHALLENGE, PkceParameterNames.CODE_CHALLENGE_METHOD);

    static KeptRequest of(OAuth2AuthorizationRequest request) {
        return new KeptRequest(
                request.getAuthorizationUri(),
                request.getRedirectUri(),
                request.getState(),
                request.getScopes().stream().sorted().toList(),
                request.getAdditionalParameters().entrySet().stream()
                        .filter(parameter -> KEPT.contains(parameter.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, parameter -> String.valueOf(parameter.getValue()))));
    }

    OAuth2AuthorizationRequest request(String client) {
        var builder = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(authorizationUri)
                .clientId(client)
                .scopes(Set.copyOf(scopes))
                .additionalParameters(new HashMap<>(parameters));
        if (redirectUri != null) {
            builder.redirectUri(redirectUri);
        }
        if (state != null) {
            builder.state(state);
        }
        return builder.build();
    }
}
