package tech.aia.graph.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** API keys, in the vault under what their SHA-256 is, so that the vault does not know them either. Safe for use by many threads. */
public final class ApiKeys {
    private static final String PREFIX = "ak_";
    private static final String KEY = "api-key";
    private static final String ID = "api-key-id";
    private static final String USE = "api-key-use";
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;
    private static final Duration USES_KEPT = Duration.ofDays(400);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final LatestUses uses = new LatestUses();

    public ApiKeys(Vault vault) {
        this.vault = vault;
    }

    /** @param key to be shown once */
    public record Issued(ApiKey about, String key) {}

    /** What a key lets its bearer do, as far as its owner may. */
    public record Grant(String id, String owner, List<Permission> permissions) {
        public Grant {
            permissions = List.copyOf(permissions);
        }
    }

    private record Kept(
            String id,
            String name,
            String owner,
            List<Permission> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /**
     * @param owner who has all of the permissions
     * @param expiresAt null for never
     * @throws GraphModelException.InvalidValue if the name, the permissions or the time cannot be
     * @throws GraphModelException.Conflict if the owner has as many as are allowed
     */
    public Issued issue(String owner, String name, List<Permission> permissions, @Nullable Instant expiresAt) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new GraphModelException.InvalidValue(
                    "name", "The name must have 1 to " + LONGEST_NAME + " characters", name);
        }
        if (permissions.isEmpty()) {
            throw new GraphModelException.InvalidValue("permissions", "A key needs at least one permission", null);
        }
        if (expiresAt != null && expiresAt.isBefore(Instant.now())) {
            throw new GraphModelException.InvalidValue("expires_at", "The key would have expired already", expiresAt);
        }
        if (list(owner).size() >= MOST) {
            throw new GraphModelException.Conflict("There are " + MOST + " keys already; revoke one first", null);
        }
        var key = PREFIX + Secrets.random();
        var kept = new Kept("key_" + Secrets.newId(), name, owner, permissions, Instant.now(), expiresAt);
        var records = new LinkedHashMap<Vault.Name, String>();
        records.put(new Vault.Name(KEY, Secrets.digest(key)), JSON.writeValueAsString(kept));
        records.put(new Vault.Name(ID, kept.id()), Secrets.digest(key));
        vault.createAll(records);
        return new Issued(about(kept), key);
    }

    /** What a key is worth; empty for one that nobody was given, or that has expired or was revoked. */
    public Optional<Grant> find(String key) {
        return key.startsWith(PREFIX)
                ? vault.read(KEY, Secrets.digest(key))
                        .map(ApiKeys::kept)
                        .filter(kept ->
                                kept.expiresAt() == null || Instant.now().isBefore(kept.expiresAt()))
                        .map(kept -> new Grant(kept.id(), kept.owner(), kept.permissions()))
                : Optional.empty();
    }

    /** Remembers that it was used now; the time that is kept may be a minute older. */
    public void used(String id) {
        var now = Instant.now();
        if (uses.isDue(id, now)) {
            vault.put(USE, id, now.toString(), USES_KEPT);
        }
    }

    /** In the order in which they were made. */
    public List<ApiKey> list(String owner) {
        return vault.list(KEY).stream()
                .map(ApiKeys::kept)
                .filter(kept -> kept.owner().equals(owner))
                .sorted(Comparator.comparing(Kept::createdAt).thenComparing(Kept::id))
                .map(this::about)
                .toList();
    }

    /** @throws GraphModelException.NotFound if the owner has no such key */
    public void revoke(String owner, String id) {
        var digest = vault.read(ID, id).map(Vault.Entry::text);
        if (digest.flatMap(name -> vault.read(KEY, name))
                .map(ApiKeys::kept)
                .filter(kept -> kept.owner().equals(owner))
                .isEmpty()) {
            throw new GraphModelException.NotFound("There is no key '" + id + "' of yours");
        }
        vault.removeAll(
                List.of(new Vault.Name(KEY, digest.orElseThrow()), new Vault.Name(ID, id), new Vault.Name(USE, id)));
        uses.forget(id);
    }

    /** Of an owner who is gone. */
    public void revokeAll(String owner) {
        list(owner).forEach(key -> revoke(owner, key.id()));
    }

    private ApiKey about(Kept kept) {
        return new ApiKey(
                kept.id(),
                kept.name(),
                kept.owner(),
                kept.permissions(),
                kept.createdAt(),
                kept.expiresAt(),
                vault.read(USE, kept.id()).map(use -> Instant.parse(use.text())).orElse(null));
    }

    private static Kept kept(Vault.Entry entry) {
        return JSON.readValue(entry.text(), Kept.class);
    }
}
