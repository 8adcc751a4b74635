package tech.aia.graph.agent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AgentConfiguration {

    @Bean
    Agents agents(AgentNodes nodes) {
        return new DefaultAgents(nodes);
    }
}
