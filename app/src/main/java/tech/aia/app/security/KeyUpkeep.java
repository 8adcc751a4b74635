package tech.aia.app.security;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees once a minute whether a signing key is due or has retired. */
final class KeyUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUpkeep.class);

    private final SigningKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-upkeep").factory());

    KeyUpkeep(SigningKeys keys) {
        this.keys = keys;
        var _ = timer.scheduleWithFixedDelay(this::keepUp, 1, 1, TimeUnit.MINUTES);
    }

    private void keepUp() {
        try {
            keys.keepUp();
        } catch (RuntimeException failure) {
            LOG.warn("The signing keys are left for the next minute", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
