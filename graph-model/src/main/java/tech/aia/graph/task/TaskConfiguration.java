package tech.aia.graph.task;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
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
    TaskSweeper taskSweeper(
            Graph graph,
            Changes changes,
            Clock clock,
            ObjectProvider<AgentMatcher> matcher,
            ObjectProvider<RunKeeper> keeper) {
        return new TaskParts(graph, clock, matcher::getIfAvailable, keeper::getIfAvailable).sweeper(changes);
    }

    @Bean
    TaskQueue taskQueue(
            Graph graph, Clock clock, ObjectProvider<AgentMatcher> matcher, ObjectProvider<RunKeeper> keeper) {
        return new TaskParts(graph, clock, matcher::getIfAvailable, keeper::getIfAvailable).queue();
    }
}
