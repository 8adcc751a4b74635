package tech.aia.graph.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tech.aia.cypher.Graph;

/**
 * Takes webhooks away. One that is marked is there for nobody any more, whatever happens next; its deliveries, which can be very many, go
 * some at a time, and what a request leaves of them the upkeep takes.
 */
final class WebhookRemoval {
    private static final int BATCH = 5_000;

    private static final String MARK = """
            UNWIND $ids AS id
            MATCH (w:Webhook {id: id})
            SET w.deleted = true, w.active = false""";
    private static final String ALL = "MATCH (w:Webhook) RETURN w.id AS id, coalesce(w.deleted, false) AS deleted";
    private static final String DELIVERIES = """
            MATCH (d:WebhookDelivery) WHERE d.webhook_id = $id AND d.status IN $statuses AND d.seq > 0
            WITH d LIMIT $most
            DETACH DELETE d
            RETURN count(d) AS deleted""";
    private static final String NODE = "MATCH (w:Webhook {id: $id}) DETACH DELETE w";

    private final Graph graph;
    private final WebhookVault vault;

    WebhookRemoval(Graph graph, WebhookVault vault) {
        this.graph = graph;
        this.vault = vault;
    }

    /** From now on nothing is gathered for these, nothing is sent to them, and nobody sees them. */
    void mark(Collection<String> ids) {
        var all = List.copyOf(ids);
        graph.write(tx -> {
            WebhookNodes.lock(tx, all);
            return tx.run(MARK, Map.of("ids", all));
        });
        all.forEach(vault::remove);
    }

    /** Takes what is left of one that is marked, or a part of it; says whether nothing is left. */
    boolean take(String id) {
        var statuses =
                List.of(DeliveryStatus.PENDING.word(), DeliveryStatus.DELIVERED.word(), DeliveryStatus.DEAD.word());
        return graph.write(tx -> {
            WebhookNodes.lock(tx, List.of(id));
            var deleted = tx.run(DELIVERIES, Map.of("id", id, "statuses", statuses, "most", BATCH))
                    .getFirst()
                    .integer("deleted");
            if (deleted == BATCH) {
                return false;
            }
            tx.run(NODE, Map.of("id", id));
            return true;
        });
    }

    /** Takes away all that are marked, and those that nothing can be sent to as the vault does not have them. */
    void finish() {
        var all = graph.read(ALL, Map.of());
        var known = vault.findAll(all.stream().map(row -> row.string("id")).toList());
        for (var row : all) {
            var id = row.string("id");
            if (row.bool("deleted") || !known.containsKey(id)) {
                mark(List.of(id));
                var left = true;
                while (left) {
                    left = !take(id);
                }
            }
        }
    }
}
