package tech.aia.app.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the event stream is served.
 *
 * @param maxReaders the most streams at once
 * @param buffer the latest events kept in memory for all readers together; a transaction larger than this is kept whole while it is the
 *     latest
 * @param heartbeat the longest silence of a stream
 * @param retry how soon a client that lost its stream is told to come back
 * @param writeTimeout how long a reader may take nothing of what is sent to it
 * @param pollInterval how often the log is looked at where commits cannot be observed, as on an external server
 */
@ConfigurationProperties("aia.stream")
record StreamSettings(
        @DefaultValue("2000") int maxReaders,
        @DefaultValue("20000") int buffer,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("10s") Duration writeTimeout,
        @DefaultValue("500ms") Duration pollInterval) {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    StreamSettings {
        require("max-readers", maxReaders);
        require("buffer", buffer);
        require("heartbeat", heartbeat);
        require("retry", retry);
        require("write-timeout", writeTimeout);
        require("poll-interval", pollInterval);
    }

    private static void require(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("aia.stream." + name + " must be at least 1, not " + number);
        }
    }

    private static void require(String name, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "aia.stream." + name + " must be between 10ms and 1h, not " + duration.toMillis() + "ms");
        }
    }
}
