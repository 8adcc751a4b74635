package tech.aia.graph.imports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.server.DataDirectory;
import tech.aia.graph.entity.IndexedProperties;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    Imports imports(Graph graph, IndexedProperties indexed, Changes changes, DataDirectory data) {
        return new DefaultImports(
                graph, indexed, changes, data.resolve("imports"), data.path().toString());
    }
}
