package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/** {@link WebhookDeliveries}. */
final class DefaultWebhookDeliveries implements WebhookDeliveries {
    private static final int BATCH = 500;

    private static final String FIND = """
            MATCH (d:WebhookDelivery {id: $id}) WHERE d.webhook_id = $webhook
            RETURN\s""" + DeliveryNodes.PROJECTION;
    private static final String LIST = """
            MATCH (d:WebhookDelivery) WHERE d.webhook_id = $webhook AND d.status = $status AND d.seq < $before
            WITH d ORDER BY d.seq DESC LIMIT $limit
            RETURN\s""" + DeliveryNodes.PROJECTION;
    private static final String DEAD = """
            MATCH (d:WebhookDelivery)
            WHERE d.webhook_id = $webhook AND d.status = 'dead' AND d.seq > $after AND d.seq <= $until
            WITH d ORDER BY d.seq LIMIT $limit
            RETURN\s""" + DeliveryNodes.PROJECTION;
    private static final String ALERTED = """
            MERGE (a:WebhookAlert {key: $key})
            ON CREATE SET a.at = $now, a.id = $id
            RETURN a.id = $id AS made""";

    private static final String TURN = """
            MERGE (c:WebhookCursor {name: 'alerts'})
            SET c._lock = true
            REMOVE c._lock
            WITH c WHERE c.next_at IS NULL OR c.next_at <= $now
            SET c.next_at = $next
            RETURN c.name AS name""";

    private final Graph graph;
    private final Subscribers subscribers;
    private final PendingSignal pending;
    private final Clock clock;

    DefaultWebhookDeliveries(Graph graph, Subscribers subscribers, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.subscribers = subscribers;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public Optional<Delivery> find(String webhookId, String deliveryId) {
        return graph.readOne(FIND, Map.of("id", deliveryId, "webhook", webhookId))
                .map(DeliveryNodes::read);
    }

    @Override
    public Page<Delivery> list(DeliveryQuery query) {
        var limit = Page.checkedLimit(query.limit());
        var statuses = query.status() == null ? DeliveryStatus.values() : new DeliveryStatus[] {query.status()};
        var found = new ArrayList<Delivery>();
        for (var status : statuses) {
            var parameters = Map.of(
                    "webhook", query.webhookId(),
                    "status", status.word(),
                    "before", Objects.requireNonNullElse(query.before(), Long.MAX_VALUE),
                    "limit", limit + 1);
            graph.read(LIST, parameters).forEach(row -> found.add(DeliveryNodes.read(row)));
        }
        found.sort(Comparator.comparingLong(Delivery::seq).reversed());
        return Page.of(found.subList(0, Math.min(found.size(), limit + 1)), limit);
    }

    @Override
    public Delivery ping(String webhookId) {
        var now = clock.instant();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("webhook_id", webhookId);
        data.put("message", "This webhook works");
        var event = OutgoingEvent.of(UUID.randomUUID().toString(), EventType.WEBHOOK_PING, "ping", now, data);
        var made = graph.write(tx -> {
            var webhook = active(tx, webhookId);
            return DeliveryNodes.add(tx, List.of(new DeliveryNodes.Addressed(webhook.id(), event)), now);
        });
        pending.raise();
        return find(webhookId, made.getFirst()).orElseThrow(() -> gone(made.getFirst()));
    }

    @Override
    public Delivery replay(String webhookId, String deliveryId) {
        graph.write(tx -> {
            var webhook = active(tx, webhookId);
            var delivery = tx.run(FIND, Map.of("id", deliveryId, "webhook", webhookId)).stream()
                    .findFirst()
                    .map(DeliveryNodes::read)
                    .orElseThrow(() -> gone(deliveryId));
            if (delivery.status() == DeliveryStatus.PENDING) {
                throw new GraphModelException.Conflict(
                        "The delivery '" + deliveryId + "' still waits to be sent", null);
            }
            DeliveryNodes.again(tx, webhook, List.of(delivery), clock.instant());
            return delivery;
        });
        pending.raise();
        return find(webhookId, deliveryId).orElseThrow(() -> gone(deliveryId));
    }

    @Override
    public int replayDead(String webhookId, @Nullable Instant since) {
        long until = graph.write(tx -> active(tx, webhookId)).seq();
        int all = 0;
        long after = 0;
        List<Delivery> dead;
        do {
            dead = replaySome(webhookId, since, after, until);
            after = dead.isEmpty() ? until : dead.getLast().seq();
            all += (int) dead.stream().filter(one -> isSince(one, since)).count();
        } while (dead.size() == BATCH);
        pending.raise();
        return all;
    }

    /** All that were looked at. */
    private List<Delivery> replaySome(String webhookId, @Nullable Instant since, long after, long until) {
        var parameters = Map.of("webhook", webhookId, "after", after, "until", until, "limit", BATCH);
        return graph.write(tx -> {
            var webhook = existing(tx, webhookId);
            var dead =
                    tx.run(DEAD, parameters).stream().map(DeliveryNodes::read).toList();
            var wanted = dead.stream().filter(one -> isSince(one, since)).toList();
            if (!wanted.isEmpty()) {
                DeliveryNodes.again(tx, webhook, wanted, clock.instant());
            }
            return dead;
        });
    }

    private static boolean isSince(Delivery delivery, @Nullable Instant since) {
        return since == null || !delivery.createdAt().isBefore(since);
    }

    @Override
    public boolean isAwaited(EventType type) {
        return graph.write(tx -> subscribers.of(tx).types()).contains(type);
    }

    @Override
    public int alert(SystemAlert alert) {
        var now = clock.instant();
        var key = alert.key() == null ? UUID.randomUUID().toString() : alert.key();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("alert_type", alert.alertType());
        data.put("message", alert.message());
        data.put("severity", alert.severity());
        var event = OutgoingEvent.of(key, EventType.SYSTEM_ALERT, "alert " + alert.alertType(), now, data);
        var told = graph.write(tx -> {
            var all = subscribers.of(tx);
            var ignorant = alert.toldAt() == null ? all : all.after(alert.toldAt());
            var addressed = ignorant.addressed(List.of(event));
            if (addressed.isEmpty() || (alert.key() != null && !isFirst(tx, key, now))) {
                return List.<String>of();
            }
            return DeliveryNodes.add(tx, addressed, now);
        });
        pending.raise();
        return told.size();
    }

    @Override
    public boolean takeAlertTurn(Duration period) {
        var now = clock.instant();
        Map<String, Object> parameters = Map.of("now", Times.zoned(now), "next", Times.zoned(now.plus(period)));
        return !graph.write(tx -> tx.run(TURN, parameters)).isEmpty();
    }

    private static boolean isFirst(GraphTransaction tx, String key, Instant now) {
        var parameters = new HashMap<String, Object>();
        parameters.put("key", key);
        parameters.put("now", Times.zoned(now));
        parameters.put("id", UUID.randomUUID().toString());
        return tx.run(ALERTED, parameters).getFirst().bool("made");
    }

    private static WebhookNodes.Locked existing(GraphTransaction tx, String id) {
        var found = WebhookNodes.lock(tx, List.of(id)).get(id);
        if (found == null) {
            throw new GraphModelException.NotFound("There is no webhook '" + id + "'");
        }
        return found;
    }

    private static WebhookNodes.Locked active(GraphTransaction tx, String id) {
        var found = existing(tx, id);
        if (!found.active()) {
            throw new GraphModelException.Conflict(
                    "The webhook '" + id + "' is not active; set active to true first", null);
        }
        return found;
    }

    private static GraphModelException gone(String deliveryId) {
        return new GraphModelException.NotFound("There is no delivery '" + deliveryId + "' of this webhook");
    }
}
