package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.Room;
import tech.aia.graph.insight.uptime.Uptime;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightSettings.class)
class InsightConfiguration {
    /** How long a dashboard waits for the changes of a moment before. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    PurchaseTable purchaseTable(
            Graph graph,
            Changes changes,
            Clock clock,
            InsightSettings settings,
            ObjectProvider<EmbeddedNeo4j> embedded) {
        var observed = embedded.getIfAvailable() != null;
        var limits = new PurchaseTable.Limits(
                new Room(settings.mostPurchases(), settings.mostCustomers()),
                settings.idle(),
                observed ? null : settings.rereadAfter(),
                PATIENCE);
        return new PurchaseTable(graph, changes, clock, limits);
    }

    @Bean
    Uptime uptime(Graph graph, Clock clock) {
        var uptime = new Uptime(graph, clock);
        uptime.start();
        return uptime;
    }

    @Bean
    AlertRules alertRules(Graph graph, Clock clock) {
        return new DefaultAlertRules(graph, clock);
    }

    @Bean
    BrokenRules brokenRules(Graph graph, Clock clock) {
        return new BrokenRules(graph, clock);
    }

    @Bean
    Dashboards dashboards(Graph graph, Clock clock, PurchaseTable purchases, Uptime uptime, AlertRules rules) {
        return new DefaultDashboards(graph, clock, purchases, uptime, rules);
    }
}
