package tech.aia.graph.agent;

import org.springframework.beans.factory.ObjectProvider;
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
    AgentRegistry agentRegistry(Graph graph, Entities entities, ObjectProvider<AgentRule> rules) {
        return new DefaultAgentRegistry(graph, entities, rules);
    }

    @Bean
    AgentNames agentNames(Graph graph) {
        return new AgentNames(graph);
    }
}
