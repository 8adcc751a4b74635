package tech.aia.app.security;

import java.time.Clock;
import java.time.Duration;
import tech.aia.graph.access.Vault;

/** Other tests may have made as many signing keys as there can be. */
public final class OneSigningKey {
    private OneSigningKey() {}

    /** Keeps the newest only, as tomorrow's server would; tokens of the others end. */
    public static void keep(Vault vault) {
        var settings =
                new SecuritySettings(Duration.ofHours(1), Duration.ofDays(30), false, SigningAlgorithm.HS256, null);
        new SigningKeys(vault, settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(1))).keepUp();
    }
}
