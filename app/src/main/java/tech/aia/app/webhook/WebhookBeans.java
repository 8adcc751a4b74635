package tech.aia.app.webhook;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.graph.Upkeep;
import tech.aia.graph.webhook.WebhookUpkeep;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookBeans {

    @Bean
    Upkeep hourlyWebhookUpkeep(WebhookUpkeep upkeep, WebhookSettings settings, Clock clock) {
        return Upkeep.of("webhook-upkeep", Duration.ofMinutes(5), Duration.ofHours(1), () -> {
            var now = clock.instant();
            upkeep.run(
                    now.minus(settings.keepDelivered()),
                    now.minus(settings.keepDead()),
                    now.minus(settings.keepDead()).minus(settings.schedule()));
        });
    }

    @Bean
    Upkeep alertUpkeep(AlertWatch watch, WebhookSettings settings) {
        return Upkeep.of(
                "alert-watch", settings.alerts(), settings.alerts(), () -> watch.lookInTurn(settings.alerts()));
    }
}
