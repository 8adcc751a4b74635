package tech.aia.app.security;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.graph.access.Vault;

/** Frees the room of tokens that are over, once an hour. */
final class VaultUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VaultUpkeep.class);

    private final Vault vault;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-upkeep").factory());

    VaultUpkeep(Vault vault) {
        this.vault = vault;
        var _ = timer.scheduleWithFixedDelay(this::removeExpired, 5, 60, TimeUnit.MINUTES);
    }

    private void removeExpired() {
        try {
            long removed;
            do {
                removed = vault.removeExpired();
            } while (removed > 0);
        } catch (RuntimeException failure) {
            LOG.warn("Expired tokens are left for the next hour", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
