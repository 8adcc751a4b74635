package tech.aia.graph.relationship;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;

@Configuration(proxyBeanMethods = false)
class RelationshipConfiguration {

    @Bean
    Relationships relationships(Graph graph) {
        return new DefaultRelationships(graph);
    }
}
