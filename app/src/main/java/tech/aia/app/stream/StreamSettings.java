package tech.aia.app.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tech.aia.app.settings.Bounds;

/**
 * How the event stream is served.
 *
 * @param maxReaders the most streams at once
 * @param buffer the latest events kept in memory for all readers together; a transaction larger than this is kept whole while it is the
 *     latest
 * @param heartbeat the longest silence of a stream, and how often it is looked at whether its reader still may
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
    private static final Bounds BOUNDS = new Bounds("aia.stream");

    StreamSettings {
        BOUNDS.atLeast(1, "max-readers", maxReaders);
        BOUNDS.atLeast(1, "buffer", buffer);
        BOUNDS.waitable("heartbeat", heartbeat);
        BOUNDS.waitable("retry", retry);
        BOUNDS.waitable("write-timeout", writeTimeout);
        BOUNDS.waitable("poll-interval", pollInterval);
    }
}
