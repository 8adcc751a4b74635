package tech.aia.app.security;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A caller with an API key. */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private final String owner;

    KeyAuthentication(String owner, Collection<? extends GrantedAuthority> permissions) {
        super(permissions);
        this.owner = owner;
        setAuthenticated(true);
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getPrincipal() {
        return owner;
    }
}
