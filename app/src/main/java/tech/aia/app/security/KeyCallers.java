package tech.aia.app.security;

import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tech.aia.graph.access.ApiKeys;

/** Whose API key it is, with what the key carries and its owner still has. */
final class KeyCallers {
    private final ApiKeys keys;
    private final Holders holders;
    private final Recent<KeyAuthentication> recent;

    KeyCallers(ApiKeys keys, Holders holders, Recent<KeyAuthentication> recent) {
        this.keys = keys;
        this.holders = holders;
        this.recent = recent;
    }

    /** Empty for a key that is not good, or not any more. */
    Optional<KeyAuthentication> find(String key) {
        return recent.find(key).or(() -> {
            var at = System.nanoTime();
            var found = keys.find(key).flatMap(this::caller);
            found.ifPresent(caller -> recent.put(key, caller, at));
            return found;
        });
    }

    private Optional<KeyAuthentication> caller(ApiKeys.Grant key) {
        var caller = holders.find(key.owner())
                .map(owner -> new KeyAuthentication(
                        key.id(),
                        owner.id(),
                        owner.tier(),
                        key.permissions().stream()
                                .filter(owner.permissions()::contains)
                                .map(permission -> new SimpleGrantedAuthority(permission.word()))
                                .toList()));
        caller.ifPresent(good -> keys.used(key.id()));
        return caller;
    }
}
