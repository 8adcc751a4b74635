package tech.aia.app.security;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Scope;

/** What this server can do (RFC 8414), and no more: Spring names what nobody can ask for here. */
final class ServerMetadata implements Consumer<OAuth2AuthorizationServerMetadata.Builder> {
    private static final List<String> GRANTS = List.of(
            AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
            AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(),
            AuthorizationGrantType.REFRESH_TOKEN.getValue());
    private static final List<String> SECRET = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());
    private static final List<String> SECRET_OR_NONE =
            List.of(SECRET.getFirst(), SECRET.getLast(), ClientAuthenticationMethod.NONE.getValue());

    private final SigningKeys keys;

    ServerMetadata(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void accept(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.grantTypes(given -> given.retainAll(GRANTS))
                .tokenEndpointAuthenticationMethods(replace(SECRET_OR_NONE))
                .tokenRevocationEndpointAuthenticationMethods(replace(SECRET_OR_NONE))
                .tokenIntrospectionEndpointAuthenticationMethods(replace(SECRET))
                .scopes(replace(scopes()))
                .claims(claims -> {
                    claims.remove("tls_client_certificate_bound_access_tokens");
                    claims.remove("dpop_signing_alg_values_supported");
                    claims.put(
                            "access_token_signing_alg_values_supported",
                            keys.list().stream()
                                    .map(key -> key.algorithm().name())
                                    .distinct()
                                    .toList());
                });
    }

    private static List<String> scopes() {
        return Stream.concat(
                        Arrays.stream(Scope.values()).map(Scope::word),
                        Arrays.stream(Permission.values()).map(Permission::word))
                .toList();
    }

    private static Consumer<List<String>> replace(List<String> those) {
        return given -> {
            given.clear();
            given.addAll(those);
        };
    }
}
