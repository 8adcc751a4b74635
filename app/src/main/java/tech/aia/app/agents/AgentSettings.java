package tech.aia.app.agents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The agents at work in this process.
 *
 * @param enabled whether any work here
 * @param threads tasks the built-in ones work on at a time, 1 to 64
 */
@ConfigurationProperties("aia.agents")
public record AgentSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") int threads) {
    private static final int MOST_THREADS = 64;

    public AgentSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "aia.agents.threads must be between 1 and " + MOST_THREADS + ", not " + threads);
        }
    }
}
