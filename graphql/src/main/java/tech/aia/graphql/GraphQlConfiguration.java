package tech.aia.graphql;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import tech.aia.graphql.read.CompletingStrategy;
import tech.aia.graphql.schema.DerivedSchema;
import tech.aia.graphql.value.Scalars;

/** The property file has what Spring's GraphQL needs to be told; anything else that is configured comes before it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphQlSettings.class)
@PropertySource("classpath:tech/aia/graphql/graphql.properties")
class GraphQlConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> Scalars.all().forEach(wiring::scalar);
    }

    @Bean
    GraphQlSourceBuilderCustomizer derivedTypes(DerivedSchema derived) {
        return builder -> builder.configureTypeDefinitions(derived);
    }

    @Bean
    GraphQlSourceBuilderCustomizer parsedDocuments() {
        return builder -> builder.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(new ParsedDocuments()));
    }

    @Bean
    GraphQlSourceBuilderCustomizer completedAtOnce(ObjectProvider<DataFetcherExceptionResolver> resolvers) {
        var handler = DataFetcherExceptionResolver.createExceptionHandler(
                resolvers.orderedStream().toList());
        return builder ->
                builder.configureGraphQl(graphQl -> graphQl.queryExecutionStrategy(new CompletingStrategy(handler)));
    }
}
