package tech.aia.graph.result;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ResultConfiguration {

    @Bean
    Results results(ResultNodes nodes) {
        return new DefaultResults(nodes);
    }
}
