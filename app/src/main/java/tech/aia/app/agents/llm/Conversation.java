package tech.aia.app.agents.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.aia.app.agents.TaskFailed;
import tech.aia.app.agents.TaskWork;
import tech.aia.graph.task.TaskFailure;

/** One task's rounds with a model: it asks for tools, is shown what they give, and in the end answers. Not for several threads. */
final class Conversation {
    /** More at once are answered with a refusal, so that one round cannot run away. */
    private static final int MOST_CALLS_A_ROUND = 8;

    /** So many that no sane model asks for them. */
    private static final int MOST_REFUSALS_A_ROUND = 64;

    /** The steps and the answer must fit into one property of the result. */
    private static final int MOST_STEPS_KEPT = 300;

    private static final int LONGEST_ARGUMENTS = 1_000;
    private static final int LONGEST_ANSWER = 100_000;
    private static final int LONGEST_ERROR = 500;

    private final LlmOptions options;
    private final ChatModel model;
    private final Map<String, GraphTool> tools = new LinkedHashMap<>();
    private final List<ChatMessage> messages = new ArrayList<>();
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private int calls;

    Conversation(LlmOptions options, EndpointClient client, ApiKey key, List<GraphTool> tools) {
        this.options = options;
        tools.forEach(tool -> this.tools.put(tool.specification().name(), tool));
        // A task's own policy says how often and how soon it is tried again, so the model is asked only once.
        this.model = OpenAiChatModel.builder()
                .httpClientBuilder(new EndpointClientBuilder(client))
                .baseUrl(options.baseUrl().text())
                .apiKey(key.value())
                .modelName(options.model())
                .temperature(options.temperature())
                .maxRetries(0)
                .build();
    }

    /**
     * How it ended.
     *
     * @param finishReason of the last round, such as {@code stop}, or {@code length} where the answer was cut
     * @param steps the tools that were called, with their arguments and either rows or an error, as far as they are kept
     * @param calls how many were called
     */
    record Outcome(
            String answer, String finishReason, List<Map<String, Object>> steps, int calls, int rounds, Usage usage) {}

    /**
     * Holds it.
     *
     * @throws TaskFailed if a limit is reached, or the endpoint refuses or fails
     */
    Outcome hold(Briefing briefing, TaskWork work) throws InterruptedException {
        messages.add(SystemMessage.from(briefing.system()));
        messages.add(UserMessage.from(briefing.user()));
        for (int round = 1; round <= options.maxSteps(); round++) {
            work.report(100.0 * (round - 1) / options.maxSteps(), progress(round));
            var response = ask();
            usage = usage.plus(Usage.of(messages, response));
            var said = response.aiMessage();
            if (!said.hasToolExecutionRequests()) {
                return outcome(response, round);
            }
            if (usage.total() >= options.maxTokens()) {
                throw Deadline.exceeded("The model has used " + usage.total() + " tokens and has not answered yet;"
                        + " configuration.max_tokens allows " + options.maxTokens());
            }
            messages.add(said);
            call(said.toolExecutionRequests(), round, work);
        }
        throw Deadline.exceeded(
                "The model has not answered in the " + options.maxSteps() + " rounds of configuration.max_steps");
    }

    private Map<String, Object> progress(int round) {
        return Map.of(
                "step",
                round,
                "tool",
                steps.isEmpty() ? "none" : steps.getLast().get("tool"));
    }

    private ChatResponse ask() {
        var specifications =
                tools.values().stream().map(GraphTool::specification).toList();
        try {
            return model.chat(ChatRequest.builder()
                    .messages(messages)
                    .toolSpecifications(specifications)
                    .build());
        } catch (RuntimeException failure) {
            throw Thread.currentThread().isInterrupted() ? failure : reported(failure);
        }
    }

    /** The library wraps what our client throws, and has exceptions of many kinds for answers that it cannot read. */
    private TaskFailed reported(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TaskFailed told) {
                return told;
            }
        }
        return endpointError(
                "gave an answer that cannot be read (" + failure.getClass().getSimpleName() + ")");
    }

    private TaskFailed endpointError(String what) {
        return new TaskFailed(
                TaskFailure.passing("endpoint_error", options.baseUrl().text() + " " + what));
    }

    private Outcome outcome(ChatResponse response, int round) {
        var text = response.aiMessage().text();
        var reason = response.finishReason() == null
                ? "unknown"
                : response.finishReason().name().toLowerCase(Locale.ROOT);
        if (text == null || text.isBlank()) {
            throw endpointError("gave an empty answer (finish_reason " + reason + ")");
        }
        var answer = Texts.shortened(Texts.storable(text.strip()), LONGEST_ANSWER);
        return new Outcome(answer, reason, List.copyOf(steps), calls, round, usage);
    }

    private void call(List<ToolExecutionRequest> requests, int round, TaskWork work) throws InterruptedException {
        if (requests.size() > MOST_REFUSALS_A_ROUND) {
            throw endpointError("asked for " + requests.size() + " tools at once");
        }
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var step = new LinkedHashMap<String, Object>();
            step.put("tool", Texts.shortened(String.valueOf(request.name()), LONGEST_ERROR));
            step.put("arguments", Texts.shortened(String.valueOf(request.arguments()), LONGEST_ARGUMENTS));
            messages.add(ToolExecutionResultMessage.from(request, shown(request, i, step)));
            calls++;
            if (steps.size() < MOST_STEPS_KEPT) {
                steps.add(step);
            }
            work.report(100.0 * round / options.maxSteps(), progress(round));
        }
    }

    private String shown(ToolExecutionRequest request, int place, Map<String, Object> step) {
        try {
            var tool = tools.get(request.name());
            if (tool == null) {
                throw new GraphTool.Refused("There is no such tool; there are " + String.join(", ", tools.keySet()));
            }
            if (place >= MOST_CALLS_A_ROUND) {
                throw new GraphTool.Refused("Call at most " + MOST_CALLS_A_ROUND + " tools at a time");
            }
            var shown = tool.call(Arguments.parse(request.arguments()));
            step.put("rows", shown.rows());
            return shown.text();
        } catch (GraphTool.Refused refused) {
            var error = Texts.shortened(String.valueOf(refused.getMessage()), LONGEST_ERROR);
            step.put("error", error);
            return "Error: " + error;
        }
    }
}
