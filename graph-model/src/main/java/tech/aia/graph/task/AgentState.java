package tech.aia.graph.task;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;
import tech.aia.graph.agent.WorkingHours;

/**
 * What matters about an agent for giving it work.
 *
 * @param capacity tasks it can hold at a time; without one, any number
 * @param load tasks it holds now
 * @param routes the queues of tasks that are bound to it
 */
record AgentState(
        String id,
        boolean enabled,
        List<String> capabilities,
        List<String> specialisations,
        long capacity,
        long load,
        @Nullable WorkingHours hours,
        List<String> routes) {

    /** For a node {@code a}. The count is an index seek: only tasks that are held have an agent_id. */
    static final String PROJECTION = """
            a {.id, .status, .capacity, .capabilities, .specialisations,
               .working_days, .working_from, .working_to, .working_zone} AS agent,
            COUNT { MATCH (t:Task) WHERE t.agent_id = a.id } AS load,
            COLLECT { MATCH (r:TaskRoute) WHERE a.id IN r.agents RETURN r.key } AS routes""";

    static AgentState read(Row row) {
        var agent = row.map("agent");
        return new AgentState(
                String.valueOf(agent.get("id")),
                !"disabled".equals(agent.get("status")),
                texts(agent, "capabilities"),
                texts(agent, "specialisations"),
                agent.get("capacity") instanceof Number capacity ? capacity.longValue() : Long.MAX_VALUE,
                row.integer("load"),
                WorkingHours.read(agent),
                row.list("routes").stream().map(String::valueOf).toList());
    }

    private static List<String> texts(Map<String, @Nullable Object> agent, String key) {
        return switch (agent.get(key)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }

    /** How many more tasks it may take at this time. */
    long room(Instant now) {
        return enabled && (hours == null || hours.includes(now)) ? Math.max(0, capacity - load) : 0;
    }

    /** How many of its specialisations a text speaks of. */
    long fit(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return specialisations.stream()
                .filter(speciality -> lower.contains(speciality.toLowerCase(Locale.ROOT)))
                .count();
    }

    double busy() {
        return capacity == Long.MAX_VALUE ? 0 : load / (double) Math.max(1, capacity);
    }

    String loadInWords() {
        return load + (capacity == Long.MAX_VALUE ? " held" : " of " + capacity + " held");
    }
}
