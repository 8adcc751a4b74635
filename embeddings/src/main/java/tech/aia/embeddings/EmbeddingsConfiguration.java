package tech.aia.embeddings;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.procedure.ProcedureRegistry;
import tech.aia.cypher.server.DataDirectory;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexSettings;
import tech.aia.graph.entity.Entities;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncoderSettings.class)
class EmbeddingsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TextEncoder textEncoder(EncoderSettings settings) {
        return TextEncoder.open(settings);
    }

    @Bean
    SearchIndex searchIndex(DataDirectory data, TextEncoder encoder) {
        return SearchIndex.open(data.resolve("index"), SearchIndexSettings.forModel(encoder.modelId()));
    }

    @Bean
    Indexer indexer(Graph graph, Changes changes, SearchIndex index, TextEncoder encoder) {
        var indexer = new Indexer(changes, index, encoder, new EntityVectors(graph, encoder.modelId()));
        indexer.start();
        return indexer;
    }

    @Bean
    SemanticSearch semanticSearch(
            TextEncoder encoder, SearchIndex index, Entities entities, ProcedureRegistry procedures) {
        var search = new DefaultSemanticSearch(encoder, index, entities);
        procedures.register(new AnalystSearch(search));
        return search;
    }
}
