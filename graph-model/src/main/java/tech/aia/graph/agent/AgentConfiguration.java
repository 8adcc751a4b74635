package tech.aia.graph.agent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.entity.Entities;

@Configuration(proxyBeanMethods = false)
class AgentConfiguration {

    @Bean
    Agents agents(AgentNodes nodes) {
        return new DefaultAgents(nodes);
    }

    @Bean
    AgentRegistry agentRegistry(Graph graph, Entities entities) {
        return new DefaultAgentRegistry(graph, entities);
    }

    @Bean
    AgentNames agentNames(Graph graph) {
        return new AgentNames(graph);
    }
}
