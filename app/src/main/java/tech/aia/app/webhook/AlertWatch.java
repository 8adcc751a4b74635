package tech.aia.app.webhook;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tech.aia.graph.insight.Dashboard;
import tech.aia.graph.insight.DashboardRequest;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.webhook.EventType;
import tech.aia.graph.webhook.SystemAlert;
import tech.aia.graph.webhook.WebhookDeliveries;

/** Tells webhooks of the dashboard's alerts: of each rule once in a calendar month, as the figures are of months. */
@Component
class AlertWatch {
    private final Dashboards dashboards;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    AlertWatch(Dashboards dashboards, WebhookDeliveries deliveries, Clock clock) {
        this.dashboards = dashboards;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Works nothing out where nobody wants to know. */
    void look() {
        if (!deliveries.isAwaited(EventType.SYSTEM_ALERT)) {
            return;
        }
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        dashboards.read(DashboardRequest.NOW).alerts().forEach(alert -> tell(alert, month));
    }

    private void tell(Dashboard.Alert alert, YearMonth month) {
        var rule = alert.rule();
        deliveries.alert(new SystemAlert(
                "rule " + rule.id() + " " + month,
                rule.metric().word(),
                alert.message(),
                rule.severity().word()));
    }
}
