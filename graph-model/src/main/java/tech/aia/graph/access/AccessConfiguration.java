package tech.aia.graph.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.server.Credentials;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final String KEY = "access.key";

    /** The key is generated at the first start; processes that share a graph on an external server are given the first one's. */
    @Bean
    Vault vault(Graph graph, Credentials credentials, @Value("${aia.access.key:}") String given) {
        return new Vault(graph, key(given.isBlank() ? kept(credentials) : given));
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

    private static byte[] key(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new VaultException("The access key is not in Base64", noBase64);
        }
    }

    private static String kept(Credentials credentials) {
        return credentials.get(KEY).orElseGet(() -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var key = Base64.getEncoder().encodeToString(bytes);
            credentials.put(Map.of(KEY, key));
            return key;
        });
    }
}
