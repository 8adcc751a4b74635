package tech.aia.graph.comment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.entity.Entities;

@Configuration(proxyBeanMethods = false)
class CommentConfiguration {

    @Bean
    Comments comments(Graph graph, Entities entities) {
        return new DefaultComments(graph, entities);
    }
}
