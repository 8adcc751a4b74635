package tech.aia.graph.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.Lookout;
import tech.aia.graph.access.Permission;

/**
 * What is to be sent, for who sends it. A claimed delivery is its holder's until its lease is over, and is handed out again after that; of
 * each subject only the first that is not over is ever handed out. Safe for use by many threads and processes.
 */
public final class DeliveryQueue {
    /** The webhooks that something waits for, with the first moment at which it may be sent. */
    private static final String NEXT = """
            MATCH (w:Webhook) WHERE w.active
            CALL (w) {
                MATCH (d:WebhookDelivery) WHERE d.webhook_id = w.id AND d.due_at >= $from
                RETURN d.due_at AS due ORDER BY d.webhook_id, d.due_at LIMIT 1
            }
            RETURN w.id AS id, CASE WHEN w.not_before > due THEN w.not_before ELSE due END AS next""";

    /** The lock of what was found, and not that of its webhook, which is held by who makes deliveries: it is looked at again under it. */
    private static final String CLAIM = """
            UNWIND $rows AS row
            MATCH (w:Webhook {id: row.id}) WHERE w.active AND (w.not_before IS NULL OR w.not_before <= $now)
            CALL (row) {
                MATCH (d:WebhookDelivery)
                WHERE d.webhook_id = row.id AND d.due_at <= $now
                WITH d ORDER BY d.due_at LIMIT $most
                RETURN [d IN collect(d) WHERE d.event_type IN row.types][..row.room] AS found
            }
            UNWIND found AS d
            SET d._lock = true
            REMOVE d._lock
            WITH d WHERE d.due_at <= $now
            SET d.due_at = $until, d.lease = $lease
            RETURN\s""" + DeliveryNodes.PROJECTION;

    /** So that it is not looked at over and over, however much it is. */
    private static final String PUT_OFF = """
            UNWIND $rows AS row
            CALL (row) {
                MATCH (d:WebhookDelivery) WHERE d.webhook_id = row.id AND d.due_at <= $now
                WITH d ORDER BY d.due_at LIMIT 2000
                WITH d WHERE NOT d.event_type IN row.types
                RETURN d
            }
            SET d._lock = true
            REMOVE d._lock
            WITH d WHERE d.due_at <= $now
            SET d.due_at = $later""";

    private static final String GIVE_BACK = """
            UNWIND $rows AS row
            MATCH (d:WebhookDelivery {id: row.id})
            SET d._lock = true
            REMOVE d._lock
            WITH d, row WHERE d.lease = row.lease
            SET d.due_at = $now, d.lease = null""";
    private static final String PENDING =
            "MATCH (d:WebhookDelivery) WHERE d.lane > '' AND d.seq > 0 RETURN count(d) AS pending";

    private static final Duration UNTIL_ALLOWED_AGAIN = Duration.ofMinutes(10);

    private final Graph graph;
    private final WebhookVault vault;
    private final OwnerRights rights;
    private final PendingSignal pending;
    private final Clock clock;
    private final Lookout lookout;

    DeliveryQueue(
            Graph graph, Changes changes, WebhookVault vault, OwnerRights rights, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.vault = vault;
        this.rights = rights;
        this.pending = pending;
        this.clock = clock;
        this.lookout = new Lookout(changes, clock);
    }

    /** @param types words of the events that its owner may be told of */
    private record Open(Endpoint endpoint, List<String> types) {
        boolean tellsAll() {
            return types.size() == EventType.values().length;
        }
    }

    /** Calls {@code listener} soon after something became due in this process, on a thread it must not hold. */
    public void onPending(Runnable listener) {
        pending.listen(listener);
    }

    /** Ids of the webhooks for which something is due. */
    public List<String> due() {
        var look = lookout.look();
        if (look == null) {
            return List.of();
        }
        var waiting = graph.lookUp(NEXT, Map.of("from", Times.zoned(Instant.EPOCH)));
        var due = waiting.stream()
                .filter(row -> !next(row).isAfter(look.at()))
                .map(row -> row.string("id"))
                .toList();
        if (due.isEmpty()) {
            look.foundNothing(waiting.stream()
                    .map(DeliveryQueue::next)
                    .min(Comparator.naturalOrder())
                    .orElse(null));
        }
        return due;
    }

    private static Instant next(Row row) {
        return Objects.requireNonNull(row.instantOrNull("next"));
    }

    /**
     * Takes deliveries that are due. What is for a webhook that is not active stays where it is; what tells what its owner may not read any
     * more is put off, and looked at again after some minutes.
     *
     * @param rooms how many at most for each webhook
     */
    public List<ClaimedDelivery> claim(Map<String, Integer> rooms, Duration lease) {
        var now = clock.instant();
        var open = open(rooms.keySet().stream().toList(), now);
        if (open.isEmpty()) {
            return List.of();
        }
        return claim(rooms, open, now, now.plus(lease));
    }

    private List<ClaimedDelivery> claim(
            Map<String, Integer> rooms, Map<String, Open> open, Instant now, Instant until) {
        var token = UUID.randomUUID().toString();
        var rows = open.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "id",
                        entry.getKey(),
                        "room",
                        rooms.getOrDefault(entry.getKey(), 0),
                        "types",
                        entry.getValue().types()))
                .toList();
        var most = rooms.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<String, Object> parameters = Map.of(
                "rows", rows, "now", Times.zoned(now), "until", Times.zoned(until), "lease", token, "most", most);
        var claimed = graph.write(tx -> {
            var found =
                    tx.run(CLAIM, parameters).stream().map(DeliveryNodes::read).toList();
            putOff(tx, rooms, open, found, now);
            return found;
        });
        return claimed.stream()
                .map(delivery -> new ClaimedDelivery(
                        delivery.id(),
                        Objects.requireNonNull(open.get(delivery.webhookId())).endpoint(),
                        delivery.eventId(),
                        delivery.body(),
                        delivery.queuedAt(),
                        delivery.attempts(),
                        now,
                        token,
                        until))
                .toList();
    }

    /** Where less was found than there is room for, what may not be told is perhaps in the way. */
    private static void putOff(
            GraphTransaction tx,
            Map<String, Integer> rooms,
            Map<String, Open> open,
            List<Delivery> claimed,
            Instant now) {
        var found = claimed.stream().collect(Collectors.groupingBy(Delivery::webhookId, Collectors.counting()));
        var rows = open.entrySet().stream()
                .filter(entry -> !entry.getValue().tellsAll())
                .filter(entry -> found.getOrDefault(entry.getKey(), 0L) < rooms.getOrDefault(entry.getKey(), 0))
                .map(entry ->
                        Map.of("id", entry.getKey(), "types", entry.getValue().types()))
                .toList();
        if (!rows.isEmpty()) {
            Map<String, Object> parameters =
                    Map.of("rows", rows, "now", Times.zoned(now), "later", Times.zoned(now.plus(UNTIL_ALLOWED_AGAIN)));
            tx.run(PUT_OFF, parameters);
        }
    }

    private Map<String, Open> open(List<String> ids, Instant now) {
        var sealed = vault.findAll(ids);
        var permissions = rights.of(
                sealed.values().stream().map(WebhookVault.Sealed::owner).toList());
        var open = new HashMap<String, Open>();
        sealed.forEach((id, one) -> {
            var held = permissions.getOrDefault(one.owner(), Set.of());
            if (held.contains(Permission.WEBHOOKS_MANAGE)) {
                open.put(id, new Open(one.endpoint(id, now), types(held)));
            }
        });
        return open;
    }

    private static List<String> types(Set<Permission> held) {
        return Arrays.stream(EventType.values())
                .filter(type -> held.containsAll(type.permissions()))
                .map(EventType::word)
                .toList();
    }

    /** Lets others have what was claimed and is not sent; what somebody else holds by now is passed over. */
    public void giveBack(Collection<ClaimedDelivery> unsent) {
        var rows = unsent.stream()
                .map(delivery -> Map.of("id", delivery.id(), "lease", delivery.lease()))
                .toList();
        var now = Times.zoned(clock.instant());
        graph.write(tx -> tx.run(GIVE_BACK, Map.of("rows", rows, "now", now)));
        pending.raise();
    }

    /** Writes down what became of tries, all at once; what somebody else holds by now is passed over. */
    public void report(List<DeliveryReport> reports) {
        graph.write(tx -> {
            ReportedTries.write(tx, reports, clock.instant());
            return reports.size();
        });
        pending.raise();
    }

    /** How many wait or are under way. */
    public long pending() {
        return graph.read(PENDING, Map.of()).getFirst().integer("pending");
    }
}
