package tech.aia.graph.entity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;

@Configuration(proxyBeanMethods = false)
class EntityConfiguration {

    @Bean
    Entities entities(Graph graph) {
        return new DefaultEntities(graph);
    }
}
