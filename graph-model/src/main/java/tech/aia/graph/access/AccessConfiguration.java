package tech.aia.graph.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.server.Credentials;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** The key is generated at the first start; processes that share a graph on an external server are given the first one's. */
    @Bean
    Vault vault(Graph graph, Credentials credentials, @Value("${aia.access.key:}") String given) {
        return new Vault(graph, AccessKey.of(given, credentials));
    }

    @Bean
    Clients clients(Vault vault) {
        return new Clients(vault);
    }

    @Bean
    ApiKeys apiKeys(Vault vault) {
        return new ApiKeys(vault);
    }

    @Bean
    Consents consents(Vault vault) {
        return new Consents(vault);
    }
}
