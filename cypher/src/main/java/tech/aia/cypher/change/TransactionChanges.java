package tech.aia.cypher.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.event.PropertyEntry;
import org.neo4j.graphdb.event.TransactionData;

/** Works out of a transaction's raw data what it changes about entities and the relationships between them. */
final class TransactionChanges {
    private static final Label ENTITY = Label.label("Entity");

    /** Written by the platform about a text it encoded; following these would make every encoding a change. */
    private static final Set<String> DERIVED =
            Set.of("embedding", "embedding_model", "embedding_source", "embedded_at");

    private final TransactionData data;
    private final Map<String, Map<String, Object>> before = new HashMap<>();
    private final Set<Node> touched = new LinkedHashSet<>();
    private final Set<String> wereEntities = new HashSet<>();
    private final Set<Node> becameEntities = new LinkedHashSet<>();
    private final List<Change> changes = new ArrayList<>();

    TransactionChanges(TransactionData data) {
        this.data = data;
    }

    /** Deletions come first, so that replaying a changed id in order ends with what is there. */
    List<Change> collect() {
        readRemovals();
        readAssignments();
        data.deletedNodes().forEach(this::deleted);
        lostLabels();
        var created = new HashSet<Node>();
        data.createdNodes().forEach(created::add);
        created.forEach(node -> current(node, ChangeKind.CREATED));
        becameEntities.stream().filter(node -> !created.contains(node)).forEach(this::becameEntity);
        touched.stream()
                .filter(node -> !created.contains(node) && !becameEntities.contains(node))
                .forEach(node -> current(node, ChangeKind.UPDATED));
        relationships();
        return changes;
    }

    private void readRemovals() {
        for (var entry : data.removedNodeProperties()) {
            remember(entry);
            if (!data.isDeleted(entry.entity()) && !DERIVED.contains(entry.key())) {
                touched.add(entry.entity());
            }
        }
        for (var entry : data.removedLabels()) {
            if (entry.label().equals(ENTITY)) {
                wereEntities.add(entry.node().getElementId());
            } else if (!data.isDeleted(entry.node())) {
                touched.add(entry.node());
            }
        }
    }

    private void readAssignments() {
        for (var entry : data.assignedNodeProperties()) {
            if (DERIVED.contains(entry.key())) {
                continue;
            }
            touched.add(entry.entity());
            if (entry.previouslyCommittedValue() != null) {
                remember(entry);
            }
        }
        for (var entry : data.assignedLabels()) {
            (entry.label().equals(ENTITY) ? becameEntities : touched).add(entry.node());
        }
    }

    private void remember(PropertyEntry<Node> entry) {
        if (entry.key().equals("id") || entry.key().equals("type")) {
            before.computeIfAbsent(entry.entity().getElementId(), key -> new HashMap<>())
                    .put(entry.key(), entry.previouslyCommittedValue());
        }
    }

    private void deleted(Node node) {
        if (wereEntities.contains(node.getElementId())) {
            add(ChangeKind.DELETED, previous(node, "id"), previous(node, "type"));
        }
    }

    private void lostLabels() {
        for (var entry : data.removedLabels()) {
            var node = entry.node();
            if (entry.label().equals(ENTITY) && !data.isDeleted(node)) {
                touched.remove(node);
                add(ChangeKind.DELETED, previousOrCurrent(node, "id"), previousOrCurrent(node, "type"));
            }
        }
    }

    private void becameEntity(Node node) {
        if (!data.isDeleted(node)) {
            current(node, ChangeKind.CREATED);
        }
    }

    /** A node that is there after the commit; when its id changed, the old one is gone. */
    private void current(Node node, ChangeKind kind) {
        if (data.isDeleted(node) || !node.hasLabel(ENTITY)) {
            return;
        }
        var id = text(node.getProperty("id", null));
        var oldId = previous(node, "id");
        var renamed = oldId != null && !Objects.equals(oldId, id);
        if (renamed) {
            add(ChangeKind.DELETED, oldId, previousOrCurrent(node, "type"));
        }
        add(renamed ? ChangeKind.CREATED : kind, id, text(node.getProperty("type", null)));
    }

    private void relationships() {
        data.deletedRelationships().forEach(r -> relationship(ChangeKind.RELATIONSHIP_REMOVED, r));
        var created = new HashSet<String>();
        data.createdRelationships().forEach(r -> {
            created.add(r.getElementId());
            relationship(ChangeKind.RELATIONSHIP_ADDED, r);
        });
        var updated = new LinkedHashSet<Relationship>();
        data.assignedRelationshipProperties().forEach(entry -> updated.add(entry.entity()));
        data.removedRelationshipProperties().forEach(entry -> updated.add(entry.entity()));
        updated.stream()
                .filter(r -> !data.isDeleted(r) && !created.contains(r.getElementId()))
                .forEach(r -> relationship(ChangeKind.RELATIONSHIP_UPDATED, r));
    }

    private void relationship(ChangeKind kind, Relationship relationship) {
        var start = relationship.getStartNode();
        var end = relationship.getEndNode();
        if (!isOrWasEntity(start) || !isOrWasEntity(end)) {
            return;
        }
        var from = previousOrCurrent(start, "id");
        var to = previousOrCurrent(end, "id");
        if (from != null && to != null) {
            var type = previousOrCurrent(start, "type");
            changes.add(new Change(
                    kind, from, type == null ? "" : type, relationship.getType().name(), to));
        }
    }

    private boolean isOrWasEntity(Node node) {
        return wereEntities.contains(node.getElementId()) || (!data.isDeleted(node) && node.hasLabel(ENTITY));
    }

    private void add(ChangeKind kind, @Nullable String id, @Nullable String type) {
        if (id != null) {
            changes.add(Change.of(kind, id, type == null ? "" : type));
        }
    }

    private @Nullable String previous(Node node, String key) {
        return text(before.getOrDefault(node.getElementId(), Map.of()).get(key));
    }

    private @Nullable String previousOrCurrent(Node node, String key) {
        if (data.isDeleted(node)) {
            return previous(node, key);
        }
        var current = text(node.getProperty(key, null));
        return current == null ? previous(node, key) : current;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String string ? string : null;
    }
}
