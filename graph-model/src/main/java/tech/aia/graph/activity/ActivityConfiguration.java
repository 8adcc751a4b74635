package tech.aia.graph.activity;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.access.Vault;
import tech.aia.graph.entity.Entities;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActivitySettings.class)
class ActivityConfiguration {

    @Bean
    ActivityStore activityStore(Graph graph, Vault vault, Clock clock) {
        return new ActivityStore(graph, vault, clock);
    }

    @Bean
    RequestSampling requestSampling(ActivityStore store, ActivitySettings settings) {
        return new RequestSampling(store, settings.sampling());
    }

    @Bean
    Activities activities(ActivityStore store, RequestSampling sampling, Entities entities, Clock clock) {
        return new Activities(store, sampling, entities, clock);
    }

    @Bean
    ActivityUpkeep activityUpkeep(ActivityStore store, Clock clock, ActivitySettings settings) {
        return new ActivityUpkeep(store, clock, settings.keep());
    }
}
