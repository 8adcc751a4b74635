package tech.aia.graph.entity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntitySettings.class)
class EntityConfiguration {

    @Bean
    IndexedProperties indexedProperties(Graph graph, EntitySettings settings) {
        var indexed = new IndexedProperties(settings.indexedProperties());
        new EntityIndexes(graph).ensure(indexed);
        return indexed;
    }

    @Bean
    Entities entities(Graph graph, IndexedProperties indexed) {
        return new DefaultEntities(graph, indexed);
    }
}
