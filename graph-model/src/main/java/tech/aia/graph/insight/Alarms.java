package tech.aia.graph.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a dashboard to the rules. */
final class Alarms {
    private final AlertRules rules;

    Alarms(AlertRules rules) {
        this.rules = rules;
    }

    /** Ids of the rules about purchases and customers. */
    Set<String> ofPurchases() {
        return rules.list().stream()
                .filter(rule -> !rule.metric().isOfOperations())
                .map(AlertRule::id)
                .collect(Collectors.toSet());
    }

    /** The dashboard with its alerts, the worst first. */
    Dashboard raise(Dashboard dashboard) {
        var alerts = new ArrayList<Dashboard.Alert>();
        for (var rule : rules.list()) {
            var value = rule.metric().heldToRules(dashboard);
            if (rule.enabled() && value != null && rule.isBrokenBy(value)) {
                alerts.add(new Dashboard.Alert(
                        rule, value, rule.words(value), rule.metric().evidence(dashboard)));
            }
        }
        alerts.sort(Comparator.<Dashboard.Alert, AlertRule.Severity>comparing(
                        alert -> alert.rule().severity())
                .reversed());
        return dashboard.alerts(alerts);
    }
}
