package tech.aia.app.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tech.aia.graph.access.Consents;
import tech.aia.graph.access.Vault;
import tech.aia.graph.people.People;

/** Where tokens come from: Spring Authorization Server, with the login page before it. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {
    /** As the API document names it; {@code /oauth/token} is the same endpoint. */
    static final String TOKENS = "/auth/token";

    private static final String AUTHORIZE = "/oauth/authorize";

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .tokenEndpoint(TOKENS)
                .tokenRevocationEndpoint("/oauth/revoke")
                .tokenIntrospectionEndpoint("/oauth/introspect")
                .jwkSetEndpoint("/oauth/jwks")
                .authorizationEndpoint(AUTHORIZE)
                .build();
    }

    /** Before the chains, which decide by the path. */
    @Bean
    FilterRegistrationBean<TokenPathFilter> tokenPaths() {
        var paths = new FilterRegistrationBean<>(new TokenPathFilter());
        paths.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return paths;
    }

    @Bean
    LoginCookie loginCookie(Vault vault, Clock clock) {
        return new LoginCookie(vault, clock);
    }

    @Bean
    LoginPages loginPages() {
        return new LoginPages();
    }

    /** What the endpoints are made of. */
    private record Parts(
            RegisteredClients clients,
            TokenStore tokens,
            OAuth2TokenGenerator<?> generator,
            Holders holders,
            LoginCookie cookie,
            LoginPages pages) {}

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http,
            RegisteredClients clients,
            TokenStore tokens,
            OAuth2TokenGenerator<?> generator,
            Holders holders,
            Consents consents,
            People people,
            SigningKeys keys,
            LoginCookie cookie,
            LoginPages pages) {
        var server = new OAuth2AuthorizationServerConfigurer();
        var parts = new Parts(clients, tokens, generator, holders, cookie, pages);
        // Of the keys only what anybody may know is within reach of the endpoint that shows them.
        http.setSharedObject(JWKSource.class, keys.published());
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        settings -> endpoints(
                                settings.authorizationConsentService(new ConsentStore(consents))
                                        .authorizationServerMetadataEndpoint(
                                                endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                                        new ServerMetadata(keys))),
                                parts))
                .addFilterAfter(new LoginFilter(cookie, people), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new CallerNoting(), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginEntryPoint(clients, cookie, pages),
                                PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE))
                        .defaultAuthenticationEntryPointFor(new TokenErrors(), any -> true))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void endpoints(OAuth2AuthorizationServerConfigurer server, Parts parts) {
        var errors = new TokenErrors();
        var publicClients = new PublicClients(parts.clients());
        server.registeredClientRepository(parts.clients())
                .authorizationService(parts.tokens())
                .tokenGenerator(parts.generator())
                .authorizationEndpoint(endpoint -> authorization(endpoint, parts))
                .clientAuthentication(authentication -> authentication
                        .authenticationConverter(publicClients)
                        .authenticationProvider(publicClients)
                        .errorResponseHandler(new SingleTryCodes(parts.tokens(), errors)))
                .tokenEndpoint(endpoint -> endpoint.errorResponseHandler(errors)
                        .authenticationProviders(providers -> refreshable(providers, parts)))
                .tokenRevocationEndpoint(endpoint -> endpoint.errorResponseHandler(errors))
                .tokenIntrospectionEndpoint(endpoint -> endpoint.errorResponseHandler(errors));
    }

    private static void authorization(OAuth2AuthorizationEndpointConfigurer endpoint, Parts parts) {
        var answers = new AuthorizationAnswers(parts.cookie(), parts.pages());
        endpoint.consentPage("/oauth/consent")
                .authorizationRequestConverters(converters -> {
                    converters.clear();
                    converters.add(new AuthorizationRequests(parts.clients(), parts.holders()));
                    converters.add(new OAuth2AuthorizationConsentAuthenticationConverter());
                })
                .authenticationProviders(providers -> providers.forEach(AuthorizationServer::heedDenial))
                .authorizationResponseHandler(answers)
                .errorResponseHandler(answers);
    }

    private static void heedDenial(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
            consent.setAuthorizationConsentCustomizer(AuthorizationServer::heedDenial);
        }
    }

    /** Without it, whoever denies a request would still allow of it what they allowed before. */
    private static void heedDenial(OAuth2AuthorizationConsentAuthenticationContext context) {
        var answer = context.<OAuth2AuthorizationConsentAuthenticationToken>getAuthentication();
        if (!"allow".equals(answer.getAdditionalParameters().get("decision"))) {
            context.getAuthorizationConsent().authorities(Set::clear);
        }
    }

    private static void refreshable(List<AuthenticationProvider> providers, Parts parts) {
        providers.replaceAll(provider -> provider instanceof OAuth2ClientCredentialsAuthenticationProvider
                ? new RefreshableClientCredentials(provider, parts.tokens(), parts.generator())
                : provider);
    }
}
