package tech.aia.graph.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
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
    AuditUpkeep auditUpkeep(AuditStore store, Clock clock, AuditSettings settings) {
        return new AuditUpkeep(store, clock, settings.keep());
    }
}
