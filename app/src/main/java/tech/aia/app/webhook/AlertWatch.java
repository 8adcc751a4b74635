package tech.aia.app.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tech.aia.graph.insight.BrokenRules;
import tech.aia.graph.insight.Dashboard;
import tech.aia.graph.insight.DashboardRequest;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.webhook.EventType;
import tech.aia.graph.webhook.SystemAlert;
import tech.aia.graph.webhook.WebhookDeliveries;

/** Tells webhooks of the dashboard's alerts: of each rule once when it breaks, and again when it was whole and breaks anew. */
@Component
class AlertWatch {
    private final Dashboards dashboards;
    private final WebhookDeliveries deliveries;
    private final BrokenRules broken;

    AlertWatch(Dashboards dashboards, WebhookDeliveries deliveries, BrokenRules broken) {
        this.dashboards = dashboards;
        this.deliveries = deliveries;
        this.broken = broken;
    }

    /** Works nothing out where nobody wants to know; who asks later is told of what is broken then. */
    void look() {
        if (!deliveries.isAwaited(EventType.SYSTEM_ALERT)) {
            broken.untold(List.of());
            return;
        }
        var alerts = dashboards.read(DashboardRequest.NOW).alerts().stream()
                .collect(Collectors.toMap(alert -> alert.rule().id(), alert -> alert));
        broken.untold(alerts.keySet()).forEach((rule, since) -> {
            tell(Objects.requireNonNull(alerts.get(rule)), since);
            broken.told(rule);
        });
    }

    private void tell(Dashboard.Alert alert, Instant since) {
        var rule = alert.rule();
        deliveries.alert(new SystemAlert(
                "rule " + rule.id() + " " + since,
                rule.metric().word(),
                alert.message(),
                rule.severity().word()));
    }
}
