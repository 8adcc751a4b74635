package tech.aia.graph.people;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.graph.access.Vault;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    @Bean
    People people(Vault vault) {
        return new People(vault);
    }
}
