package tech.aia.cypher.transport;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.LabelEntry;
import org.neo4j.graphdb.event.PropertyEntry;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;

/**
 * Lets nobody but the platform write the nodes in which it seals its secrets and what was done: what nobody can read could still be deleted, or put back as it
 * was before something was taken back. Any statement can come upon them, such as {@code MATCH (n) DETACH DELETE n}, so what it did is looked
 * at before it is committed.
 */
public final class SealedNodes implements TransactionEventListener<@Nullable Object> {
    /** What the client is told somewhere among the causes of its failure. */
    public static final String REFUSAL =
            "The nodes with the labels VaultRecord, AuditRecord and ActivityRecord are the platform's own";

    /** In the metadata of transactions that are the platform's own. */
    static final String OWN = "aia_own";

    private static final Set<Label> SEALED =
            Set.of(Label.label("VaultRecord"), Label.label("AuditRecord"), Label.label("ActivityRecord"));
    private static final Set<String> KEYS = Set.of(
            "key",
            "kind",
            "sealed",
            "version",
            "expires_at",
            "at",
            "id",
            "request",
            "user",
            "session",
            "type",
            "recorded_at",
            "endpoint",
            "response_time_ms",
            "status_code",
            "bytes",
            "weight",
            "sampled");

    @Override
    public @Nullable Object beforeCommit(TransactionData data, Transaction transaction, GraphDatabaseService database) {
        if (!data.metaData().containsKey(OWN) && touches(data)) {
            throw new IllegalStateException(REFUSAL);
        }
        return null;
    }

    private static boolean touches(TransactionData data) {
        return has(data.assignedLabels())
                || has(data.removedLabels())
                || changes(data, data.assignedNodeProperties())
                || changes(data, data.removedNodeProperties())
                || ties(data.createdRelationships());
    }

    /** Those of nodes that are created or deleted are among these. */
    private static boolean has(Iterable<LabelEntry> labels) {
        for (var entry : labels) {
            if (SEALED.contains(entry.label())) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(TransactionData data, Iterable<PropertyEntry<Node>> properties) {
        for (var entry : properties) {
            if (KEYS.contains(entry.key()) && !data.isDeleted(entry.entity()) && isSealed(entry.entity())) {
                return true;
            }
        }
        return false;
    }

    /** What is tied to something else can no longer be deleted by itself. */
    private static boolean ties(Iterable<Relationship> created) {
        for (var relationship : created) {
            if (isSealed(relationship.getStartNode()) || isSealed(relationship.getEndNode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSealed(Node node) {
        return SEALED.stream().anyMatch(node::hasLabel);
    }

    @Override
    public void afterCommit(TransactionData data, @Nullable Object state, GraphDatabaseService database) {
        // Only what is about to happen matters.
    }

    @Override
    public void afterRollback(TransactionData data, @Nullable Object state, GraphDatabaseService database) {
        // Only what is about to happen matters.
    }
}
