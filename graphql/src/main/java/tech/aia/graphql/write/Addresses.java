package tech.aia.graphql.write;

import java.util.Map;
import java.util.regex.Pattern;

/** Names of fields below this module as the schema has them. */
final class Addresses {
    /** Those that are not simply written otherwise. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "task_type", "type",
            "agent_type", "type",
            "Idempotency-Key", "idempotencyKey",
            "max_attempts", "retry.maxAttempts",
            "initial_delay_ms", "retry.initialDelayMs",
            "max_delay_ms", "retry.maxDelayMs",
            "start_timeout_ms", "timeouts.startMs",
            "run_timeout_ms", "timeouts.runMs",
            "heartbeat_timeout_ms", "timeouts.heartbeatMs");

    private static final Pattern WORD = Pattern.compile("_([a-z])");

    private Addresses() {}

    /** Such as {@code workingHours.from} of {@code working_hours.from}. What stands in JSON is called there as it is. */
    static String of(String field) {
        var dot = field.indexOf('.');
        var first = dot < 0 ? field : field.substring(0, dot);
        return OTHERWISE.getOrDefault(
                        first,
                        WORD.matcher(first).replaceAll(found -> found.group(1).toUpperCase(java.util.Locale.ROOT)))
                + (dot < 0 ? "" : field.substring(dot));
    }

    /** Of a field of the argument {@code input}. */
    static String ofInput(String field) {
        return "input." + of(field);
    }
}
