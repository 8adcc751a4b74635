package tech.aia.app.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tech.aia.graph.insight.BrokenRules;
import tech.aia.graph.insight.Dashboard;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.webhook.EventType;
import tech.aia.graph.webhook.SystemAlert;
import tech.aia.graph.webhook.WebhookDeliveries;

/**
 * Tells webhooks of the dashboard's alerts: each of a rule once when it breaks, and again when it was whole and breaks anew. One that was
 * made meanwhile is told of what is broken already.
 */
@Component
class AlertWatch {
    private final Dashboards dashboards;
    private final WebhookDeliveries deliveries;
    private final BrokenRules broken;
    private final Clock clock;

    AlertWatch(Dashboards dashboards, WebhookDeliveries deliveries, BrokenRules broken, Clock clock) {
        this.dashboards = dashboards;
        this.deliveries = deliveries;
        this.broken = broken;
        this.clock = clock;
    }

    /**
     * Looks unless a process has within the period: each knows the purchases as they were at another moment, and two that look by turns
     * would see rules mend and break that do neither.
     */
    void lookInTurn(Duration period) {
        if (deliveries.takeAlertTurn(period)) {
            look();
        }
    }

    /** Works nothing out where nobody wants to know; who asks later is told of what is broken then. */
    void look() {
        if (!deliveries.isAwaited(EventType.SYSTEM_ALERT)) {
            broken.note(List.of(), Set.of());
            return;
        }
        var held = dashboards.hold();
        var alerts = held.broken().stream()
                .collect(Collectors.toMap(alert -> alert.rule().id(), alert -> alert));
        broken.note(alerts.keySet(), held.unknown())
                .forEach((rule, breach) -> tell(Objects.requireNonNull(alerts.get(rule)), breach));
    }

    private void tell(Dashboard.Alert alert, BrokenRules.Breach breach) {
        var rule = alert.rule();
        // Before it is told, so that who begins to listen meanwhile is told twice rather than never.
        var at = clock.instant();
        deliveries.alert(new SystemAlert(
                "rule " + rule.id() + " " + breach.since() + " " + breach.toldAt(),
                rule.metric().word(),
                alert.message(),
                rule.severity().word(),
                breach.toldAt()));
        broken.told(rule.id(), at);
    }
}
