package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import tech.aia.graph.access.Secrets;

/** {@link Secrets} as Spring Security compares them. */
final class SecretEncoder implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return Secrets.digest(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return secret != null && encoded != null && Secrets.matches(secret.toString(), encoded);
    }
}
