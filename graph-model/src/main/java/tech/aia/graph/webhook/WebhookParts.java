package tech.aia.graph.webhook;

import java.time.Clock;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.access.Vault;

/** What belongs together in one process. */
final class WebhookParts {
    private final Graph graph;
    private final Changes changes;
    private final Clock clock;
    private final WebhookVault vault;
    private final WebhookRemoval removal;
    private final OwnerRights rights;
    private final Subscribers subscribers;
    private final PendingSignal pending = new PendingSignal();

    WebhookParts(Graph graph, Changes changes, Vault vault, Clock clock) {
        this.graph = graph;
        this.changes = changes;
        this.clock = clock;
        this.vault = new WebhookVault(vault);
        this.removal = new WebhookRemoval(graph, this.vault);
        this.rights = new OwnerRights(vault);
        this.subscribers = new Subscribers(this.vault, rights);
    }

    Webhooks webhooks() {
        return new DefaultWebhooks(graph, vault, removal, pending, clock);
    }

    WebhookUpkeep upkeep() {
        return new WebhookUpkeep(graph, removal, clock);
    }

    WebhookDeliveries deliveries() {
        return new DefaultWebhookDeliveries(graph, subscribers, pending, clock);
    }

    DeliveryQueue queue() {
        return new DeliveryQueue(graph, changes, vault, rights, pending, clock);
    }

    EventFanOut fanOut() {
        return new EventFanOut(graph, changes, subscribers, pending, clock);
    }
}
