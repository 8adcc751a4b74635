package tech.aia.graph.people;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.graph.access.Vault;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    @Bean
    People people(Vault vault, Clock clock) {
        return new People(vault, clock);
    }
}
