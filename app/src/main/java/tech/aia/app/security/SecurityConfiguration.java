package tech.aia.app.security;

import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tech.aia.cypher.server.Credentials;
import tech.aia.graph.Upkeep;
import tech.aia.graph.access.ApiKeys;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Consents;
import tech.aia.graph.access.Vault;
import tech.aia.graph.people.People;

/** Tokens and who they are of, and the chain of every door that asks for one; {@link AuthorizationServer} has the one where they come from. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({SecuritySettings.class, LimitSettings.class})
class SecurityConfiguration {
    /** Each filter of the chain would be timed with each request; the request as a whole is. */
    @Bean
    SecurityObservationSettings onlyWholeRequestsAreTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RegisteredClients registeredClients(
            Clients clients, People people, Credentials credentials, SecuritySettings settings) {
        FirstHolders.ensure(credentials, clients, people);
        return new RegisteredClients(clients, settings);
    }

    @Bean
    TokenStore tokenStore(Vault vault, RegisteredClients clients) {
        return new TokenStore(vault, clients);
    }

    @Bean
    Holders holders(Vault vault, LimitSettings limits) {
        return new Holders(vault, limits);
    }

    @Bean
    TokenClaims tokenClaims(Holders holders, Vault vault, SigningKeys keys, Consents consents) {
        return new TokenClaims(holders, vault, keys, new Delegation(holders, consents));
    }

    @Bean
    RecentCredentials recentCredentials() {
        return new RecentCredentials();
    }

    @Bean
    Sessions sessions(
            RegisteredClients clients,
            TokenStore tokens,
            OAuth2TokenGenerator<?> generator,
            People people,
            AuthorizationServerSettings settings) {
        return new Sessions(clients, tokens, generator, people, settings);
    }

    @Bean
    SigningKeys signingKeys(Vault vault, SecuritySettings settings, Clock clock) {
        return new SigningKeys(vault, settings, clock);
    }

    @Bean
    Upkeep keyUpkeep(SigningKeys keys) {
        return Upkeep.of("key-upkeep", Duration.ofMinutes(1), Duration.ofMinutes(1), keys::keepUp);
    }

    @Bean
    Upkeep vaultUpkeep(Vault vault) {
        return Upkeep.of("vault-upkeep", Duration.ofMinutes(5), Duration.ofHours(1), vault::removeExpired);
    }

    @Bean
    PasswordEncoder secretEncoder() {
        return new SecretEncoder();
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(SigningKeys keys, TokenClaims claims) {
        var access = new JwtGenerator(new NimbusJwtEncoder(keys));
        access.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(access, new RefreshTokens());
    }

    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, TokenClaims claims, RecentCredentials recent, TokenStore tokens) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SigningAlgorithm.all(), keys));
        // Spring's own validators look at the times.
        processor.setJWTClaimsSetVerifier((any, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), claims));
        tokens.onRevocation(recent::forget);
        return new RecentTokens(decoder, recent.tokens());
    }

    @Bean
    TokenCallers tokenCallers() {
        return new TokenCallers();
    }

    @Bean
    KeyCallers keyCallers(ApiKeys keys, Holders holders, RecentCredentials recent) {
        return new KeyCallers(keys, holders, recent.keys());
    }

    @Bean
    Visitors visitors(JwtDecoder decoder, TokenCallers callers, KeyCallers keys) {
        return new Visitors(decoder, callers, keys);
    }

    @Bean
    @Order(2)
    SecurityFilterChain doors(
            HttpSecurity http,
            JwtDecoder decoder,
            TokenCallers callers,
            KeyCallers keys,
            LimitSettings limits,
            Vault vault) {
        var doors = new Doors();
        var refusals = new Refusals(doors);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(doors))
                .oauth2ResourceServer(tokens -> tokens.bearerTokenResolver(new BearerTokens(doors))
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(callers))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .addFilterBefore(new ApiKeyFilter(keys, doors), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new CallerNoting(), AuthorizationFilter.class)
                .addFilterBefore(new LimitFilter(limits, new SharedBuckets(vault)), AuthorizationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
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
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
