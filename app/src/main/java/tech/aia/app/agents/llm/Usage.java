package tech.aia.app.agents.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/**
 * Tokens of some rounds.
 *
 * @param estimated whether the endpoint left some uncounted
 */
record Usage(long prompt, long completion, boolean estimated) {
    static final Usage NONE = new Usage(0, 0, false);

    /** Where an endpoint does not count: four characters of English are about a token. */
    private static final int CHARACTERS_A_TOKEN = 4;

    static Usage of(List<ChatMessage> asked, ChatResponse response) {
        var told = response.tokenUsage();
        var prompt = told == null ? null : told.inputTokenCount();
        var completion = told == null ? null : told.outputTokenCount();
        return new Usage(
                prompt == null ? estimate(asked.toString()) : prompt,
                completion == null ? estimate(response.aiMessage().toString()) : completion,
                prompt == null || completion == null);
    }

    private static long estimate(String text) {
        return text.length() / CHARACTERS_A_TOKEN;
    }

    Usage plus(Usage other) {
        return new Usage(prompt + other.prompt, completion + other.completion, estimated || other.estimated);
    }

    long total() {
        return prompt + completion;
    }
}
