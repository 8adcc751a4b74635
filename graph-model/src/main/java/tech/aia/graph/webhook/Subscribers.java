package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.access.Permission;

/** Who is told of which events. */
final class Subscribers {
    private final WebhookVault vault;
    private final OwnerRights rights;

    Subscribers(WebhookVault vault, OwnerRights rights) {
        this.vault = vault;
        this.rights = rights;
    }

    /** @param types what it is told of, which its owner may read */
    private record Subscriber(WebhookNodes.Subscription webhook, Set<EventType> types) {
        boolean wants(OutgoingEvent event) {
            return types.contains(event.type()) && !event.at().isBefore(webhook.since());
        }
    }

    /** Those that were active at one moment. */
    static final class Snapshot {
        private final List<Subscriber> subscribers;
        private final Map<EventType, Integer> ofType = new EnumMap<>(EventType.class);
        private final int ofTasks;

        private Snapshot(List<Subscriber> subscribers) {
            this.subscribers = subscribers;
            subscribers.forEach(subscriber -> subscriber.types().forEach(type -> ofType.merge(type, 1, Integer::sum)));
            this.ofTasks = (int) subscribers.stream()
                    .filter(subscriber -> subscriber.types().stream().anyMatch(EventType::ofTask))
                    .count();
        }

        /** What anybody wants to be told of. */
        Set<EventType> types() {
            return ofType.keySet();
        }

        /** How many are told of a change, as far as it can be seen from it; 0 when it is nobody's business. */
        int deliveries(LoggedChange change) {
            var type = change.type();
            return (type == null ? 0 : ofType.getOrDefault(type, 0)) + (change.isStepOfTask() ? ofTasks : 0);
        }

        /** Those that were made, or made active, after a moment. */
        Snapshot after(Instant moment) {
            return new Snapshot(subscribers.stream()
                    .filter(subscriber -> subscriber.webhook().since().isAfter(moment))
                    .toList());
        }

        List<DeliveryNodes.Addressed> addressed(Collection<OutgoingEvent> events) {
            var addressed = new ArrayList<DeliveryNodes.Addressed>();
            for (var event : events) {
                subscribers.stream()
                        .filter(subscriber -> subscriber.wants(event))
                        .map(subscriber ->
                                new DeliveryNodes.Addressed(subscriber.webhook().id(), event))
                        .forEach(addressed::add);
            }
            return addressed;
        }
    }

    Snapshot of(GraphTransaction tx) {
        var webhooks = WebhookNodes.active(tx);
        var sealed = vault.findAll(
                webhooks.stream().map(WebhookNodes.Subscription::id).toList());
        var permissions = rights.of(
                sealed.values().stream().map(WebhookVault.Sealed::owner).toList());
        var subscribers = new ArrayList<Subscriber>();
        for (var webhook : webhooks) {
            var known = sealed.get(webhook.id());
            var held = known == null ? null : permissions.get(known.owner());
            if (held != null && held.contains(Permission.WEBHOOKS_MANAGE)) {
                var types = EventPattern.known(webhook.events());
                types.removeIf(type -> !held.containsAll(type.permissions()));
                subscribers.add(new Subscriber(webhook, types));
            }
        }
        return new Snapshot(List.copyOf(subscribers));
    }
}
