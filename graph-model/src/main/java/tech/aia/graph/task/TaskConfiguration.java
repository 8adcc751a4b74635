package tech.aia.graph.task;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.agent.AgentMatcher;
import tech.aia.graph.agent.Agents;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.result.Results;

@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    @Bean
    Tasks tasks(TaskNodes nodes, Graph graph, Agents agents, Results results, Entities entities) {
        return new DefaultTasks(nodes, new TaskLinks(graph), agents, results, entities);
    }

    @Bean
    TaskLists taskLists(Graph graph) {
        return new DefaultTaskLists(graph);
    }

    @Bean
    TaskSweeper taskSweeper(Graph graph, Clock clock) {
        return new TaskUpkeep(graph, clock);
    }

    @Bean
    TaskQueue taskQueue(Graph graph, Clock clock, ObjectProvider<AgentMatcher> matcher) {
        return queue(graph, clock, matcher::getIfAvailable);
    }

    static TaskQueue queue(Graph graph, Clock clock, Supplier<@Nullable AgentMatcher> matcher) {
        var routing = new Routing(graph, clock, matcher);
        var durations = new Durations(graph, clock);
        return new DefaultTaskQueue(
                graph,
                clock,
                routing,
                new Submissions(graph, clock, routing, durations),
                new Claims(graph, clock, routing, durations),
                new Reports(graph, clock, () -> ThreadLocalRandom.current().nextLong()),
                new Completions(graph, clock));
    }
}
