package tech.aia.app.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tech.aia.cypher.server.Credentials;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Scope;
import tech.aia.graph.access.Vault;

/** Two chains: where tokens come from, by Spring Authorization Server, and every other door, which asks for one. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    private static final String PERMISSIONS = "permissions";

    /** The grants that a client has; Spring names more in the metadata. */
    private static final List<String> GRANTS = List.of(
            AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(), AuthorizationGrantType.REFRESH_TOKEN.getValue());

    @Bean
    Clients clients(Vault vault, Credentials credentials, SecuritySettings settings) {
        var clients = new Clients(vault, settings.accessTokens(), settings.refreshTokens());
        clients.ensureFirst(credentials);
        return clients;
    }

    @Bean
    TokenStore tokenStore(Vault vault, Clients clients) {
        return new TokenStore(vault, clients);
    }

    @Bean
    SigningKeys signingKeys(Vault vault) {
        return new SigningKeys(vault);
    }

    @Bean
    VaultUpkeep vaultUpkeep(Vault vault) {
        return new VaultUpkeep(vault);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .tokenEndpoint("/auth/token")
                .tokenRevocationEndpoint("/oauth/revoke")
                .tokenIntrospectionEndpoint("/oauth/introspect")
                .jwkSetEndpoint("/oauth/jwks")
                .authorizationEndpoint("/oauth/authorize")
                .build();
    }

    @Bean
    PasswordEncoder secretEncoder() {
        return new SecretEncoder();
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(SigningKeys keys) {
        var access = new JwtGenerator(new NimbusJwtEncoder(keys));
        access.setJwtCustomizer(SecurityConfiguration::describe);
        return new DelegatingOAuth2TokenGenerator(access, new OAuth2RefreshTokenGenerator());
    }

    private static void describe(JwtEncodingContext token) {
        token.getJwsHeader().algorithm(MacAlgorithm.HS256).type("JWT");
        token.getClaims()
                .claim(
                        PERMISSIONS,
                        Scope.permissions(token.getAuthorizedScopes()).stream()
                                .map(Permission::word)
                                .sorted()
                                .toList())
                .claim("scope", String.join(" ", token.getAuthorizedScopes()));
    }

    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, TokenStore tokens) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, keys));
        // Spring's own validators look at the times.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                (Jwt token) -> tokens.isRevoked(String.valueOf(token.getId()))
                        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                        : OAuth2TokenValidatorResult.success()));
        var recent = new RecentTokens(decoder);
        tokens.onRevocation(recent::forget);
        return recent;
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http, Clients clients, TokenStore tokens, OAuth2TokenGenerator<?> generator) {
        var server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        settings -> settings.registeredClientRepository(clients)
                                .authorizationService(tokens)
                                .tokenGenerator(generator)
                                .authorizationServerMetadataEndpoint(
                                        endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                                metadata -> metadata.grantTypes(given -> given.retainAll(GRANTS))))
                                .tokenEndpoint(endpoint -> endpoint.authenticationProviders(
                                        providers -> refreshable(providers, tokens, generator))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void refreshable(
            List<AuthenticationProvider> providers, TokenStore tokens, OAuth2TokenGenerator<?> generator) {
        providers.replaceAll(provider -> provider instanceof OAuth2ClientCredentialsAuthenticationProvider
                ? new RefreshableClientCredentials(provider, tokens, generator)
                : provider);
    }

    @Bean
    @Order(2)
    SecurityFilterChain doors(HttpSecurity http, JwtDecoder decoder) {
        var doors = new Doors();
        var refusals = new Refusals(doors);
        var callers = new JwtAuthenticationConverter();
        callers.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::permissions);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(doors))
                .oauth2ResourceServer(
                        tokens -> tokens.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(callers))
                                .authenticationEntryPoint(refusals)
                                .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static Collection<GrantedAuthority> permissions(Jwt token) {
        var words = token.getClaimAsStringList(PERMISSIONS);
        return words == null
                ? List.of()
                : new ArrayList<>(
                        words.stream().map(SimpleGrantedAuthority::new).toList());
    }

    /** Ids of entities may have slashes and the like; the container and the dispatcher judge paths as strictly as before. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowNull(true);
        firewall.setAllowUrlEncodedCarriageReturn(true);
        firewall.setAllowUrlEncodedLineFeed(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
