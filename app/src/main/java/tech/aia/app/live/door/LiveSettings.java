package tech.aia.app.live.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    LiveSettings {
        require("max-connections", maxConnections);
        require("max-per-caller", maxPerCaller);
        require("max-subscriptions", maxSubscriptions);
        if (maxMessage.toBytes() < 1024 || maxMessage.toMegabytes() > 16) {
            throw new IllegalArgumentException(
                    "aia.graphql.live.max-message must be between 1KB and 16MB, not " + maxMessage);
        }
        require("init-timeout", initTimeout);
        require("keep-alive", keepAlive);
        require("write-timeout", writeTimeout);
    }

    private static void require(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("aia.graphql.live." + name + " must be at least 1, not " + number);
        }
    }

    private static void require(String name, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "aia.graphql.live." + name + " must be between 10ms and 1h, not " + duration.toMillis() + "ms");
        }
    }
}
