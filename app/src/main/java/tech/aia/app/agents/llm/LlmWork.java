package tech.aia.app.agents.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.TaskFailed;
import tech.aia.app.agents.TaskWork;
import tech.aia.cypher.passthrough.CypherPassthrough;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentDetails;
import tech.aia.graph.agent.AgentRegistry;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.TaskFailure;
import tech.aia.graph.task.TaskInput;
import tech.aia.graph.task.TaskQueue;

/** Does a task with the model that the agent's configuration names, as it is when the task begins. */
@Component
class LlmWork {
    private static final int LONGEST_SUMMARY = 200;
    private static final int MOST_SUBJECTS = 100;

    private final AgentRegistry registry;
    private final TaskQueue queue;
    private final Endpoints endpoints;
    private final GraphSchema schema;
    private final CypherPassthrough cypher;
    private final SemanticSearch search;
    private final Entities entities;

    LlmWork(
            AgentRegistry registry,
            TaskQueue queue,
            Endpoints endpoints,
            GraphSchema schema,
            CypherPassthrough cypher,
            SemanticSearch search,
            Entities entities) {
        this.registry = registry;
        this.queue = queue;
        this.endpoints = endpoints;
        this.schema = schema;
        this.cypher = cypher;
        this.search = search;
        this.entities = entities;
    }

    Completion run(TaskWork work) throws InterruptedException {
        var task = work.task();
        var agent = registry.find(String.valueOf(task.agentId()))
                .filter(found -> LlmAgents.TYPE.equals(found.agentType()))
                .orElseThrow(() -> unusable("The agent is no llm agent any more"));
        var allowed = allowed(agent);
        var options = allowed.options();
        var deadline = Deadline.in(options.timeout());
        var sightings = new Sightings();
        var briefing = Briefing.of(agent, options, schema.describe(), task, inputs(work));
        var client = endpoints.client(options, deadline, allowed.key());
        var outcome = new Conversation(options, client, allowed.key(), tools(options, sightings, deadline))
                .hold(briefing, work);
        return completion(options, outcome, subjects(sightings, outcome.answer(), task.id()));
    }

    private record Allowed(LlmOptions options, ApiKey key) {}

    private Allowed allowed(AgentDetails agent) {
        try {
            var options = LlmAgents.read(agent.configuration());
            return new Allowed(options, endpoints.key(options));
        } catch (GraphModelException.InvalidValue wrong) {
            throw unusable(String.valueOf(wrong.getMessage()));
        }
    }

    private static TaskFailed unusable(String message) {
        return new TaskFailed(TaskFailure.permanent("invalid_configuration", message));
    }

    private List<TaskInput> inputs(TaskWork work) {
        var task = work.task();
        return task.hasInputs() ? queue.inputs(List.of(task.id())).getOrDefault(task.id(), List.of()) : List.of();
    }

    private List<GraphTool> tools(LlmOptions options, Sightings sightings, Deadline deadline) {
        var tools = new ArrayList<GraphTool>();
        if (options.tools().contains(LlmOptions.QUERY)) {
            tools.add(new QueryTool(cypher, sightings, deadline));
        }
        if (options.tools().contains(LlmOptions.SEARCH)) {
            tools.add(new SearchTool(search, sightings));
        }
        return tools;
    }

    private List<String> subjects(Sightings sightings, String answer, String task) {
        return entities.findAll(sightings.namedIn(answer)).stream()
                .map(Entity::id)
                .filter(id -> !id.equals(task))
                .limit(MOST_SUBJECTS)
                .toList();
    }

    private static Completion completion(LlmOptions options, Conversation.Outcome outcome, List<String> about) {
        return new Completion(
                summary(outcome.answer()),
                Map.of(
                        "answer", outcome.answer(),
                        "model", options.model(),
                        "steps", outcome.steps(),
                        "finish_reason", outcome.finishReason()),
                Map.of(
                        "steps", outcome.rounds(),
                        "prompt_tokens", outcome.usage().prompt(),
                        "completion_tokens", outcome.usage().completion(),
                        "tokens_estimated", outcome.usage().estimated(),
                        "tool_calls", outcome.calls()),
                List.of(Map.of("type", "text/markdown", "name", "answer.md", "content", outcome.answer())),
                about);
    }

    /** The first sentence, as far as it fits, without the marks of a heading. */
    private static String summary(String answer) {
        var line = answer.lines()
                .map(text -> text.replaceFirst("^[#>*\\s-]+", "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(answer);
        return Texts.shortened(line.split("(?<=[.!?])\\s", 2)[0], LONGEST_SUMMARY);
    }
}
