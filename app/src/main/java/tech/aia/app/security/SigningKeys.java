package tech.aia.app.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.access.Vault;

/**
 * What access tokens are signed with, in the vault, for all processes that share the graph. A process signs with a new key a second after
 * another made it at the latest, and verifies tokens of it at once. Safe for use by many threads.
 */
public final class SigningKeys implements JWKSource<SecurityContext> {
    private static final String KIND = "signing-keys";
    private static final String RING = "all";
    private static final int ID_LENGTH = 12;
    private static final int MOST = 20;
    private static final int RACES = 10;
    private static final long KNOWN_FOR = TimeUnit.SECONDS.toNanos(1);

    private final Vault vault;
    private final Clock clock;
    private final SigningAlgorithm algorithm;
    private final Duration lifetime;
    private final @Nullable Duration every;
    private volatile Known known;

    /** @param at {@link System#nanoTime} before it was read */
    private record Known(KeyRing ring, long version, long at) {}

    SigningKeys(Vault vault, SecuritySettings settings, Clock clock) {
        this.vault = vault;
        this.clock = clock;
        this.algorithm = settings.signingAlgorithm();
        this.lifetime = settings.accessTokens();
        this.every = settings.rotateKeysEvery();
        if (vault.read(KIND, RING).isEmpty()) {
            vault.create(KIND, RING, first().text(), null);
        }
        this.known = read();
        change(ring -> ring.newest().algorithm() == algorithm ? ring.lasting(lifetime) : another(ring));
    }

    private KeyRing first() {
        return new KeyRing(List.of(new KeyRing.Held(made(), clock.instant(), null, lifetime)));
    }

    private JWK made() {
        return algorithm.generate(Secrets.random().substring(0, ID_LENGTH));
    }

    private KeyRing another(KeyRing ring) {
        return ring.with(made(), lifetime, clock.instant());
    }

    /**
     * Makes another key, which signs from now on.
     *
     * @throws GraphModelException.Conflict if there are as many as are allowed
     */
    public SigningKey rotate() {
        return change(ring -> {
                    if (ring.at(clock.instant()).keys().size() >= MOST) {
                        throw new GraphModelException.Conflict(
                                "There are " + MOST + " signing keys already; wait until older ones have retired",
                                null);
                    }
                    return another(ring);
                })
                .newest()
                .about();
    }

    /** Makes the key that is due, if keys are to change by themselves, and forgets those that verify nothing any more. */
    void keepUp() {
        change(ring -> isDue(ring) ? another(ring) : ring.at(clock.instant()));
    }

    private boolean isDue(KeyRing ring) {
        return every != null
                && clock.instant().isAfter(ring.newest().createdAt().plus(every));
    }

    /** The newest first. */
    public List<SigningKey> list() {
        known = read();
        return good(known).keys().stream().map(KeyRing.Held::about).toList();
    }

    /** The one that signs. */
    SigningKey current() {
        return ring().newest().about();
    }

    /** The public halves of those that have one. */
    JWKSource<SecurityContext> published() {
        return (selector, context) -> selector.select(new JWKSet(ring().keys().stream()
                .map(key -> key.jwk().toPublicJWK())
                .filter(Objects::nonNull)
                .toList()));
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var found = selector.select(jwks(ring()));
        if (found.isEmpty()) {
            // Another process may have made it a moment ago.
            known = read();
            found = selector.select(jwks(good(known)));
        }
        return found;
    }

    private static JWKSet jwks(KeyRing ring) {
        return new JWKSet(ring.keys().stream().map(KeyRing.Held::jwk).toList());
    }

    private KeyRing ring() {
        var now = known;
        if (System.nanoTime() - now.at() >= KNOWN_FOR) {
            now = read();
            known = now;
        }
        return good(now);
    }

    private KeyRing good(Known now) {
        return now.ring().at(clock.instant());
    }

    private Known read() {
        var at = System.nanoTime();
        var entry = vault.read(KIND, RING)
                .orElseThrow(() -> new IllegalStateException("The signing keys are gone from the vault"));
        return new Known(KeyRing.of(entry.text()), entry.version(), at);
    }

    private KeyRing change(UnaryOperator<KeyRing> change) {
        for (int race = 0; race < RACES; race++) {
            var now = read();
            var next = change.apply(now.ring());
            if (next.equals(now.ring()) || vault.replace(KIND, RING, next.text(), now.version(), null)) {
                known = read();
                return next;
            }
        }
        throw new GraphModelException.Conflict(
                "The signing keys were changed by others at the same time; try again", null);
    }
}
