package tech.aia.app.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** What was found good a moment ago. */
public final class RecentCredentials {
    private final Recent<Jwt> tokens = new Recent<>();
    private final Recent<KeyAuthentication> keys = new Recent<>();

    RecentCredentials() {}

    Recent<Jwt> tokens() {
        return tokens;
    }

    Recent<KeyAuthentication> keys() {
        return keys;
    }

    /** After something was taken back. */
    public void forget() {
        tokens.forget();
        keys.forget();
    }
}
