package tech.aia.graph.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.TypedReader;
import tech.aia.graph.agent.Agent;
import tech.aia.graph.agent.Agents;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.result.Result;
import tech.aia.graph.result.Results;

/** {@link Tasks} over Spring Data Neo4j. */
final class DefaultTasks implements Tasks {
    private final TaskNodes nodes;
    private final TaskLinks links;
    private final Agents agents;
    private final Results results;
    private final Entities entities;
    private final TypedReader<Task> reader;

    DefaultTasks(TaskNodes nodes, TaskLinks links, Agents agents, Results results, Entities entities) {
        this.nodes = nodes;
        this.links = links;
        this.agents = agents;
        this.results = results;
        this.entities = entities;
        this.reader = new TypedReader<>("task", ids -> tasks(nodes.findAll(ids)), Task::id);
    }

    @Override
    public Optional<Task> find(String idOrKey) {
        return reader.find(idOrKey);
    }

    @Override
    public List<Task> findAll(Collection<String> ids) {
        return reader.findAll(ids);
    }

    @Override
    public Page<Task> list(@Nullable String status, @Nullable String taskType, int limit, @Nullable String after) {
        var found = nodes.page(after == null ? "" : after, Page.checkedLimit(limit) + 1, status, taskType);
        return Page.of(tasks(found), limit);
    }

    @Override
    public Map<String, List<Assignment>> assignments(Collection<String> taskIds, int first) {
        return links.read(TaskLinks.ASSIGNED_TO, taskIds, first, agents::findAll, Agent::id, Assignment::new);
    }

    @Override
    public Map<String, List<Result>> results(Collection<String> taskIds, int first) {
        return links.read(TaskLinks.PRODUCED, taskIds, first, results::findAll, Result::id, (result, at) -> result);
    }

    @Override
    public Map<String, List<Task>> dependencies(Collection<String> taskIds, int first) {
        return links.read(TaskLinks.DEPENDS_ON, taskIds, first, this::findAll, Task::id, (task, at) -> task);
    }

    @Override
    public Map<String, List<Entity>> subjects(Collection<String> taskIds, int first) {
        return links.read(TaskLinks.ABOUT, taskIds, first, entities::findAll, Entity::id, (entity, at) -> entity);
    }

    @Override
    public Map<String, List<Task>> assignedTo(Collection<String> agentIds, int first) {
        return links.read(TaskLinks.ASSIGNED, agentIds, first, this::findAll, Task::id, (task, at) -> task);
    }

    private static List<Task> tasks(List<TaskNode> nodes) {
        return nodes.stream().map(TaskNode::toTask).toList();
    }
}
