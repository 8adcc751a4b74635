package tech.aia.graph.audit;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.Upkeep;
import tech.aia.graph.access.Vault;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    AuditStore auditStore(Graph graph, Vault vault) {
        return new AuditStore(graph, vault);
    }

    @Bean
    AuditTrail auditTrail(AuditStore store, Clock clock) {
        return new AuditTrail(store, clock);
    }

    @Bean
    AuditLog auditLog(AuditStore store, AuditTrail trail, Clock clock) {
        return new AuditLog(store, trail, clock);
    }

    @Bean
    Upkeep auditUpkeep(AuditStore store, Clock clock, AuditSettings settings) {
        return Upkeep.of(
                "audit-upkeep",
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                () -> store.removeBefore(clock.instant().minus(settings.keep())));
    }
}
