package tech.aia.cypher.passthrough;

import org.neo4j.driver.Driver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;

/** Needs the {@link Graph} so that the schema is in place before the first stranger's statement. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PassthroughSettings.class)
class PassthroughConfiguration {

    @Bean
    CypherPassthrough cypherPassthrough(Driver driver, Graph graph, PassthroughSettings settings) {
        return new DefaultPassthrough(driver, graph, settings);
    }
}
