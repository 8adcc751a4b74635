package tech.aia.graph.access;

import java.util.Arrays;
import java.util.Optional;

/** One thing a caller may do; every door asks for one or more of these and for nothing else. */
public enum Permission {
    GRAPH_READ("graph:read", "read entities, search them, query with Cypher and GraphQL, follow events"),
    GRAPH_WRITE("graph:write", "create, change, import and delete entities; Cypher in write mode"),
    TASKS_READ("tasks:read", "read tasks, their results, workflows and runs"),
    TASKS_WRITE("tasks:write", "submit, cancel and retry tasks; define and run workflows"),
    TASKS_EXECUTE("tasks:execute", "work on tasks: claim, report progress, complete and fail"),
    AGENTS_READ("agents:read", "read agents and how they do"),
    AGENTS_WRITE("agents:write", "register, change, enable, disable and delete agents"),
    METRICS_READ("metrics:read", "read figures of the running system"),
    WEBHOOKS_MANAGE("webhooks:manage", "register, change and delete webhooks, see and replay their deliveries"),
    ACCESS_MANAGE("access:manage", "manage clients, people and keys; read the audit log");

    private final String word;
    private final String meaning;

    Permission(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** As tokens carry it, such as {@code tasks:read}. */
    public String word() {
        return word;
    }

    /** What it lets one do. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Permission> find(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }
}
