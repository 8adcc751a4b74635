package tech.aia.graph.webhook;

import java.util.Arrays;
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
    SYSTEM_ALERT("system.alert", Permission.METRICS_READ),
    /** Sent when it is asked for, whatever the webhook subscribes to. */
    WEBHOOK_PING("webhook.ping", Permission.WEBHOOKS_MANAGE);

    private final String word;
    private final Permission permission;

    EventType(String word, Permission permission) {
        this.word = word;
        this.permission = permission;
    }

    /** As it is sent, such as {@code task.completed}. */
    public String word() {
        return word;
    }

    /** What who is told of it must be allowed. */
    public Permission permission() {
        return permission;
    }

    boolean ofTask() {
        return word.startsWith("task.");
    }

    /** For messages. */
    static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }
}
