package tech.aia.app.security;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that access tokens are signed with, the newest first. It alone signs; the others verify until what they signed has ended.
 *
 * @param keys at least one
 */
record KeyRing(List<Held> keys) {
    /** Another process may sign with the old key for a second more, and clocks differ. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.shared();

    KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * @param retiresAt null for the newest
     * @param lifetime the longest of access tokens that were signed with it
     */
    record Held(JWK jwk, Instant createdAt, @Nullable Instant retiresAt, Duration lifetime) {
        private Held retired(Instant now) {
            return retiresAt == null
                    ? new Held(jwk, createdAt, now.plus(lifetime).plus(GRACE), lifetime)
                    : this;
        }

        private boolean isGood(Instant now) {
            return retiresAt == null || now.isBefore(retiresAt);
        }

        SigningAlgorithm algorithm() {
            return SigningAlgorithm.of(jwk);
        }

        SigningKey about() {
            return new SigningKey(jwk.getKeyID(), algorithm(), createdAt, retiresAt);
        }
    }

    private record Kept(
            String jwk, Instant createdAt, @Nullable Instant retiresAt, Duration lifetime) {}

    Held newest() {
        return keys.getFirst();
    }

    /** With those only that verify something still. */
    KeyRing at(Instant now) {
        return new KeyRing(keys.stream().filter(key -> key.isGood(now)).toList());
    }

    /** With another that signs from now on. */
    KeyRing with(JWK made, Duration lifetime, Instant now) {
        var rest = new ArrayList<Held>();
        rest.add(new Held(made, now, null, lifetime));
        keys.stream()
                .map(key -> key.retired(now))
                .filter(key -> key.isGood(now))
                .forEach(rest::add);
        return new KeyRing(rest);
    }

    /** When the newest signs tokens that last so long. */
    KeyRing lasting(Duration lifetime) {
        var newest = newest();
        if (newest.lifetime().compareTo(lifetime) >= 0) {
            return this;
        }
        var longer = new Held(newest.jwk(), newest.createdAt(), newest.retiresAt(), lifetime);
        return new KeyRing(
                Stream.concat(Stream.of(longer), keys.stream().skip(1)).toList());
    }

    String text() {
        return JSON.writeValueAsString(keys.stream()
                .map(key -> new Kept(key.jwk().toJSONString(), key.createdAt(), key.retiresAt(), key.lifetime()))
                .toList());
    }

    static KeyRing of(String text) {
        return new KeyRing(
                Stream.of(JSON.readValue(text, Kept[].class)).map(KeyRing::held).toList());
    }

    private static Held held(Kept kept) {
        try {
            return new Held(JWK.parse(kept.jwk()), kept.createdAt(), kept.retiresAt(), kept.lifetime());
        } catch (ParseException broken) {
            throw new IllegalStateException("A signing key in the vault is no JWK", broken);
        }
    }
}
