package tech.aia.app.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.security}.
 *
 * @param accessTokens how long an access token is good
 * @param refreshTokens how long a refresh token is good
 * @param openRegistration whether anybody may register, as a viewer; otherwise administrators register people
 */
@ConfigurationProperties("aia.security")
public record SecuritySettings(
        @DefaultValue("1h") Duration accessTokens,
        @DefaultValue("30d") Duration refreshTokens,
        @DefaultValue("false") boolean openRegistration) {}
