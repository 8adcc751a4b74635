package tech.aia.app.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tech.aia.app.settings.Bounds;

/**
 * Settings of {@code aia.security}.
 *
 * @param accessTokens how long an access token is good
 * @param refreshTokens how long a refresh token is good
 * @param openRegistration whether anybody may register, as a viewer; otherwise administrators register people
 * @param signingAlgorithm how access tokens are signed: hs256, rs256 or es256
 * @param rotateKeysEvery how old a signing key becomes before another takes its place; by hand only when empty
 */
@ConfigurationProperties("aia.security")
public record SecuritySettings(
        @DefaultValue("1h") Duration accessTokens,
        @DefaultValue("30d") Duration refreshTokens,
        @DefaultValue("false") boolean openRegistration,
        @DefaultValue("hs256") SigningAlgorithm signingAlgorithm,
        @Nullable Duration rotateKeysEvery) {
    private static final Bounds BOUNDS = new Bounds("aia.security");

    /** Shorter ones end before they can be used. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public SecuritySettings {
        BOUNDS.atLeast(SHORTEST, "access-tokens", accessTokens);
        BOUNDS.atLeast(SHORTEST, "refresh-tokens", refreshTokens);
        if (rotateKeysEvery != null && rotateKeysEvery.compareTo(accessTokens) < 0) {
            throw new IllegalArgumentException(
                    "aia.security.rotate-keys-every must be as long as aia.security.access-tokens at least");
        }
    }
}
