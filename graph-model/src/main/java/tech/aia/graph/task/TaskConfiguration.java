package tech.aia.graph.task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.agent.Agents;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.result.Results;

@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    @Bean
    Tasks tasks(TaskNodes nodes, Graph graph, Agents agents, Results results, Entities entities) {
        return new DefaultTasks(nodes, new TaskLinks(graph), agents, results, entities);
    }
}
