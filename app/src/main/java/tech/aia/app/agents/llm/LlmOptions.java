package tech.aia.app.agents.llm;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an agent with a language model.
 *
 * @param key name of the key that the endpoint is sent; null for none
 * @param instructions what the model is told besides; may be empty
 * @param temperature null to leave it to the endpoint
 * @param maxSteps rounds with the model
 * @param maxTokens tokens of all rounds after which no further one begins
 * @param timeout for the whole task
 * @param tools names of the tools it has
 */
record LlmOptions(
        BaseUrl baseUrl,
        String model,
        @Nullable String key,
        String instructions,
        @Nullable Double temperature,
        int maxSteps,
        int maxTokens,
        Duration timeout,
        Set<String> tools) {
    static final String QUERY = "query";
    static final String SEARCH = "search";

    LlmOptions {
        tools = Set.copyOf(tools);
    }
}
