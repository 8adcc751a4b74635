package tech.aia.app.agents.llm;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What agents with a language model may use.
 *
 * @param endpoints base URLs they may call besides hosts of {@code aia.outbound.allow}, each followed by the names of the keys it may be sent, such as
 *     {@code https://api.openai.com/v1 openai}
 * @param keys the keys by name, of lower-case letters and digits; {@code AIA_LLM_KEYS_OPENAI} in the environment is the one named openai
 * @param concurrency tasks worked on at a time, 1 to 64
 */
@ConfigurationProperties("aia.llm")
record LlmSettings(
        @DefaultValue List<String> endpoints,
        @DefaultValue Map<String, String> keys,
        @DefaultValue("4") int concurrency) {
    static final Pattern KEY_NAME = Pattern.compile("[a-z][a-z0-9]{0,49}");
    private static final int MOST_AT_ONCE = 64;

    LlmSettings {
        endpoints = List.copyOf(endpoints);
        keys = Map.copyOf(keys);
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "aia.llm.concurrency must be between 1 and " + MOST_AT_ONCE + ", not " + concurrency);
        }
        endpoints.forEach(ListedEndpoint::parse);
        keys.forEach((name, key) -> {
            if (!KEY_NAME.matcher(name).matches() || key.isBlank()) {
                throw new IllegalArgumentException(
                        "aia.llm.keys: a key's name is lower-case letters and digits, and the key is not empty");
            }
        });
    }

    List<ListedEndpoint> listed() {
        return endpoints.stream().map(ListedEndpoint::parse).toList();
    }

    @Nullable
    String key(String name) {
        return keys.get(name);
    }

    /** Without the keys, as it may come into a log. */
    @Override
    public String toString() {
        return "LlmSettings[endpoints=" + endpoints + ", keys=" + keys.keySet() + ", concurrency=" + concurrency + "]";
    }
}
