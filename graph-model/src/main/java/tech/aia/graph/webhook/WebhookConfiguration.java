package tech.aia.graph.webhook;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.access.Vault;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebhookParts webhookParts(Graph graph, Changes changes, Vault vault, Clock clock) {
        return new WebhookParts(graph, changes, vault, clock);
    }

    @Bean
    Webhooks webhooks(WebhookParts parts) {
        return parts.webhooks();
    }

    @Bean
    WebhookDeliveries webhookDeliveries(WebhookParts parts) {
        return parts.deliveries();
    }

    @Bean
    DeliveryQueue deliveryQueue(WebhookParts parts) {
        return parts.queue();
    }

    @Bean
    WebhookUpkeep webhookUpkeep(WebhookParts parts) {
        return parts.upkeep();
    }

    @Bean
    EventFanOut eventFanOut(WebhookParts parts) {
        return parts.fanOut();
    }
}
