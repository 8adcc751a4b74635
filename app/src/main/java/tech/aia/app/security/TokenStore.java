package tech.aia.app.security;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultReading;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tokens were given to whom, in the vault, so that every process knows and a restart forgets none. A refresh token and an authorization
 * code are good once: who comes with one that was used already has copied it, or was copied from, and all tokens that came of it end.
 */
final class TokenStore implements OAuth2AuthorizationService {
    private static final String AUTHORIZATION = "authorization";
    private static final String TOKEN = "token";
    private static final String SPENT = "spent-refresh-token";
    private static final String REVOKED = "revoked-token";
    private static final String ENDED = "ended-session";
    private static final String VERSION = "tech.aia.version";
    private static final String BEFORE = "tech.aia.before";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final RegisteredClientRepository clients;
    private volatile Runnable revoked = () -> {};

    TokenStore(Vault vault, RegisteredClientRepository clients) {
        this.vault = vault;
        this.clients = clients;
    }

    /** Has it called whenever an access token was taken back. */
    void onRevocation(Runnable listener) {
        revoked = listener;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var kept = KeptAuthorization.of(authorization);
        var keep = kept.left();
        var text = JSON.writeValueAsString(kept);
        Long version = authorization.getAttribute(VERSION);
        if (version == null) {
            vault.put(AUTHORIZATION, kept.id(), text, keep);
        } else if (!vault.replace(AUTHORIZATION, kept.id(), text, version, keep)) {
            // Somebody else came in between with the very same token or code.
            AuditNote.current().reuse(kept.principal());
            vault.read(AUTHORIZATION, kept.id()).map(TokenStore::kept).ifPresent(this::end);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        spend(authorization.getAttribute(BEFORE), kept, keep);
        point(kept, keep);
        takeBack(kept);
    }

    /** New tokens take the place of those before. */
    private void spend(@Nullable KeptAuthorization before, KeptAuthorization kept, Duration keep) {
        if (before == null
                || before.refresh() == null
                || kept.refresh() == null
                || before.refresh().value().equals(kept.refresh().value())) {
            return;
        }
        var spent = Secrets.digest(before.refresh().value());
        vault.put(SPENT, spent, kept.id(), keep);
        vault.remove(TOKEN, spent);
        if (before.access() != null) {
            put(REVOKED, before.claims().get("jti"), before.access());
        }
    }

    private void point(KeptAuthorization kept, Duration keep) {
        if (kept.state() != null) {
            point(kept.state(), kept, KeptAuthorization.PENDING);
        }
        if (kept.code() != null) {
            // A second use must be noticed as long as there is anything to end.
            point(kept.code().value(), kept, keep);
        }
        if (kept.access() != null) {
            point(kept.access().value(), kept, kept.access().left());
        }
        if (kept.refresh() != null) {
            point(kept.refresh().value(), kept, kept.refresh().left());
        }
    }

    private void point(String value, KeptAuthorization kept, Duration keep) {
        vault.put(TOKEN, Secrets.digest(value), kept.id(), keep);
    }

    /** Whoever takes back a refresh token means all that came with it (RFC 7009 §2.1). */
    private void takeBack(KeptAuthorization kept) {
        if (kept.refresh() != null && kept.refresh().invalidated()) {
            endSession(kept);
        } else if (kept.access() != null && kept.access().invalidated()) {
            put(REVOKED, kept.claims().get("jti"), kept.access());
        }
    }

    private void endSession(KeptAuthorization kept) {
        if (kept.access() != null) {
            put(ENDED, kept.claims().get(TokenClaims.SESSION), kept.access());
            put(REVOKED, kept.claims().get("jti"), kept.access());
        }
    }

    private void put(String kind, @Nullable Object id, KeptAuthorization.Token access) {
        if (id instanceof String text && access.left().isPositive()) {
            vault.put(kind, text, "", access.left());
            revoked.run();
        }
    }

    /** Whether neither the access token nor its whole session was taken back before its time. */
    static VaultReading<Boolean> lasting(String jti, String session) {
        return VaultReading.of(REVOKED, jti)
                .and(VaultReading.of(ENDED, session), (revoked, ended) -> revoked.isEmpty() && ended.isEmpty());
    }

    /** Takes back all that came of the same login or secret as this token, however old it is; one that is somebody else's is passed over. */
    void endAllOf(String token, String principal) {
        pointedAt(token)
                .map(TokenStore::kept)
                .filter(kept -> kept.principal().equals(principal))
                .ifPresent(this::end);
    }

    /** Has a code be good no more. One that was exchanged already stays as it is, so that who has no more than that ends nothing. */
    void useUp(String code) {
        pointedAt(code)
                .filter(entry -> kept(entry).isUnused(code))
                .ifPresent(entry -> vault.replace(
                        AUTHORIZATION,
                        kept(entry).id(),
                        JSON.writeValueAsString(kept(entry).withoutCode()),
                        entry.version(),
                        KeptAuthorization.PENDING));
    }

    private Optional<Vault.Entry> pointedAt(String token) {
        return vault.read(TOKEN, Secrets.digest(token)).flatMap(pointer -> vault.read(AUTHORIZATION, pointer.text()));
    }

    private void endReused(KeptAuthorization family) {
        AuditNote.current().reuse(family.principal());
        end(family);
    }

    private void end(KeptAuthorization kept) {
        endSession(kept);
        vault.remove(AUTHORIZATION, kept.id());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        vault.remove(AUTHORIZATION, authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return vault.read(AUTHORIZATION, id).map(this::authorization).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        var digest = Secrets.digest(value);
        var id = vault.read(TOKEN, digest).map(Vault.Entry::text).orElse(null);
        if (id == null) {
            vault.read(SPENT, digest)
                    .flatMap(spent -> vault.read(AUTHORIZATION, spent.text()))
                    .map(TokenStore::kept)
                    .ifPresent(this::endReused);
            return null;
        }
        return vault.read(AUTHORIZATION, id)
                .filter(entry -> kept(entry).has(value, type))
                .map(this::authorization)
                .orElse(null);
    }

    private @Nullable OAuth2Authorization authorization(Vault.Entry entry) {
        var kept = kept(entry);
        var client = clients.findById(kept.client());
        if (client == null) {
            return null;
        }
        return OAuth2Authorization.from(kept.authorization(client))
                .attribute(VERSION, entry.version())
                .attribute(BEFORE, kept)
                .build();
    }

    private static KeptAuthorization kept(Vault.Entry entry) {
        return JSON.readValue(entry.text(), KeptAuthorization.class);
    }
}
