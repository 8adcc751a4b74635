package tech.aia.app.live.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import tech.aia.app.settings.Bounds;

/**
 * How GraphQL subscriptions are served.
 *
 * @param maxConnections WebSockets and streams at once
 * @param maxPerCaller of those, the ones of one client or person
 * @param maxSubscriptions at once on one WebSocket
 * @param maxMessage the largest message that a WebSocket takes; each open one needs twice as much memory
 * @param initTimeout how long a new WebSocket may take to say who calls
 * @param keepAlive the longest silence of a connection, and how often it is looked at whether its caller still may
 * @param writeTimeout how long a caller may take nothing of what is sent
 */
@ConfigurationProperties("aia.graphql.live")
record LiveSettings(
        @DefaultValue("1000") int maxConnections,
        @DefaultValue("20") int maxPerCaller,
        @DefaultValue("50") int maxSubscriptions,
        @DefaultValue("32KB") DataSize maxMessage,
        @DefaultValue("10s") Duration initTimeout,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("10s") Duration writeTimeout) {
    private static final Bounds BOUNDS = new Bounds("aia.graphql.live");

    LiveSettings {
        BOUNDS.atLeast(1, "max-connections", maxConnections);
        BOUNDS.atLeast(1, "max-per-caller", maxPerCaller);
        BOUNDS.atLeast(1, "max-subscriptions", maxSubscriptions);
        if (maxMessage.toBytes() < 1024 || maxMessage.toMegabytes() > 16) {
            throw new IllegalArgumentException(
                    "aia.graphql.live.max-message must be between 1KB and 16MB, not " + maxMessage);
        }
        BOUNDS.waitable("init-timeout", initTimeout);
        BOUNDS.waitable("keep-alive", keepAlive);
        BOUNDS.waitable("write-timeout", writeTimeout);
    }
}
