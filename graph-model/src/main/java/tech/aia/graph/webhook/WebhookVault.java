package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultReading;
import tools.jackson.databind.json.JsonMapper;

/** What of webhooks nobody may read or alter by Cypher: where they lead, whose they are, and what they are signed with. */
final class WebhookVault {
    private static final String KIND = "webhook";
    private static final int TRIES = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    WebhookVault(Vault vault) {
        this.vault = vault;
    }

    /** @param until when it is good no more; null for the one that is signed with now */
    record Signer(String secret, @Nullable Instant until) {
        boolean isGood(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    /** @param signers the newest first */
    record Sealed(String owner, String url, List<Signer> signers) {
        Sealed withUrl(String other) {
            return new Sealed(owner, other, signers);
        }

        /** The one before stays good until then; those before it go. */
        Sealed withSecret(String secret, Instant until, Instant now) {
            var before = new Signer(signers.getFirst().secret(), until);
            var next = new Signer(secret, null);
            return new Sealed(owner, url, before.isGood(now) ? List.of(next, before) : List.of(next));
        }

        Endpoint endpoint(String id, Instant now) {
            return new Endpoint(
                    id,
                    url,
                    signers.stream()
                            .filter(signer -> signer.isGood(now))
                            .map(Signer::secret)
                            .toList());
        }

        @Nullable
        Instant previousUntil(Instant now) {
            return signers.size() > 1 && signers.get(1).isGood(now)
                    ? signers.get(1).until()
                    : null;
        }
    }

    void create(String id, Sealed sealed) {
        vault.put(KIND, id, JSON.writeValueAsString(sealed), null);
    }

    Optional<Sealed> find(String id) {
        return vault.read(KIND, id).map(WebhookVault::sealed);
    }

    /** By one statement; those that are not there are left out. */
    Map<String, Sealed> findAll(Collection<String> ids) {
        var readings = ids.stream().map(id -> VaultReading.of(KIND, id)).toList();
        var entries = vault.read(VaultReading.all(readings)).iterator();
        var found = new HashMap<String, Sealed>();
        ids.forEach(id -> entries.next().ifPresent(entry -> found.put(id, sealed(entry))));
        return found;
    }

    /** @throws GraphModelException.Conflict if others change it all the time */
    Sealed change(String id, UnaryOperator<Sealed> step) {
        for (int tries = 0; tries < TRIES; tries++) {
            var entry = vault.read(KIND, id)
                    .orElseThrow(() -> new GraphModelException.NotFound("There is no webhook '" + id + "'"));
            var changed = step.apply(sealed(entry));
            if (vault.replace(KIND, id, JSON.writeValueAsString(changed), entry.version(), null)) {
                return changed;
            }
        }
        throw new GraphModelException.Conflict("Somebody else changes the webhook '" + id + "' at the same time", null);
    }

    void remove(String id) {
        vault.remove(KIND, id);
    }

    private static Sealed sealed(Vault.Entry entry) {
        return JSON.readValue(entry.text(), Sealed.class);
    }
}
