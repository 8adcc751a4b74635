package tech.aia.graph;

import java.time.Clock;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.repository.config.EnableNeo4jRepositories;

/** The program's main class lives beside this package, not above it, so what is mapped has to be named. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackages = "tech.aia.graph")
@EnableNeo4jRepositories(basePackages = "tech.aia.graph")
class GraphModelConfiguration {

    /** What time it is, for everything that decides by time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
