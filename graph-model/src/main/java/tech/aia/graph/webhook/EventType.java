package tech.aia.graph.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tech.aia.graph.access.Permission;

/** What webhooks can be told of, and what their owners must be allowed to read for it. */
public enum EventType {
    TASK_CREATED("task.created", Permission.TASKS_READ),
    TASK_ASSIGNED("task.assigned", Permission.TASKS_READ),
    TASK_PROGRESS("task.progress", Permission.TASKS_READ),
    TASK_COMPLETED("task.completed", Permission.TASKS_READ),
    TASK_FAILED("task.failed", Permission.TASKS_READ),
    TASK_CANCELLED("task.cancelled", Permission.TASKS_READ),
    ENTITY_CREATED("entity.created", Permission.GRAPH_READ),
    ENTITY_UPDATED("entity.updated", Permission.GRAPH_READ),
    ENTITY_DELETED("entity.deleted", Permission.GRAPH_READ),
    RELATIONSHIP_ADDED("relationship.added", Permission.GRAPH_READ),
    RELATIONSHIP_REMOVED("relationship.removed", Permission.GRAPH_READ),
    /** Its message tells figures of the business. */
    SYSTEM_ALERT("system.alert", Permission.METRICS_READ, Permission.GRAPH_READ),
    /** Sent when it is asked for, whatever the webhook subscribes to. */
    WEBHOOK_PING("webhook.ping", Permission.WEBHOOKS_MANAGE);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Permission> permissions;

    EventType(String word, Permission... permissions) {
        this.word = word;
        this.permissions = Set.of(permissions);
    }

    /** As it is sent, such as {@code task.completed}. */
    public String word() {
        return word;
    }

    /** All that who is told of it must be allowed. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** By its word; empty for what no webhook is told of. */
    public static Optional<EventType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    boolean ofTask() {
        return word.startsWith("task.");
    }

    /** For messages. */
    static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }
}
