package tech.aia.app.security;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import tech.aia.graph.access.Tier;

/** A caller with an API key. */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private final String key;
    private final String owner;
    private final Tier tier;

    KeyAuthentication(String key, String owner, Tier tier, Collection<? extends GrantedAuthority> permissions) {
        super(permissions);
        this.key = key;
        this.owner = owner;
        this.tier = tier;
        setAuthenticated(true);
    }

    /** Id of the key. */
    String key() {
        return key;
    }

    Tier tier() {
        return tier;
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
