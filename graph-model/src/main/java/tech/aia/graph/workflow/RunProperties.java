package tech.aia.graph.workflow;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a run's node. */
record RunProperties(Map<String, @Nullable Object> values) {
    /** All there is of a node {@code r} but its embedding. */
    static final String PROJECTION = "r {.*, embedding: null} AS run";

    String id() {
        return text("id", "");
    }

    RunStatus status() {
        return RunStatus.of(text("status", ""));
    }

    WorkflowDefinition definition() {
        return WorkflowDefinition.parse(text("definition", ""));
    }

    boolean is(String flag) {
        return Boolean.TRUE.equals(values.get(flag));
    }

    @Nullable
    String text(String key) {
        return values.get(key) instanceof String text ? text : null;
    }

    String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    int number(String key) {
        return values.get(key) instanceof Number number ? number.intValue() : 0;
    }

    @Nullable
    Instant instant(String key) {
        return values.get(key) instanceof ZonedDateTime zoned ? zoned.toInstant() : null;
    }

    WorkflowRun toRun(boolean repeated) {
        return new WorkflowRun(
                id(),
                text("description", ""),
                text("workflow"),
                text("workflow") == null ? null : Integer.valueOf(number("version")),
                status(),
                text("definition", ""),
                text("context"),
                number("priority"),
                number("stages"),
                number("completed"),
                instant("created_at"),
                instant("updated_at"),
                instant("ended_at"),
                text("error"),
                repeated);
    }
}
