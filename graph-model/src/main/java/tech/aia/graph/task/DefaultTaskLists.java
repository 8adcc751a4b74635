package tech.aia.graph.task;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.graph.GraphModelException;

/** {@link TaskLists} over Cypher. Each status has a stretch of an index of its own, so several are read one by one and merged. */
final class DefaultTaskLists implements TaskLists {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Graph graph;

    DefaultTaskLists(Graph graph) {
        this.graph = graph;
    }

    /** The place after a task in an order. */
    private record Place(boolean newestFirst, Instant at, String id) {
        static Place first(boolean newestFirst) {
            return new Place(newestFirst, newestFirst ? LATEST : EARLIEST, "");
        }

        String encode() {
            var text = (newestFirst ? "-" : "+") + at + ' ' + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Place decode(String cursor, boolean newestFirst) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var gap = text.indexOf(' ');
                if (gap > 0 && text.startsWith(newestFirst ? "-" : "+")) {
                    return new Place(newestFirst, Instant.parse(text.substring(1, gap)), text.substring(gap + 1));
                }
            } catch (IllegalArgumentException | DateTimeException broken) {
                throw unusable(cursor);
            }
            throw unusable(cursor);
        }

        private static GraphModelException unusable(String cursor) {
            return new GraphModelException.InvalidValue(
                    "cursor",
                    "It is not a cursor that this server gave for a list in this order; start again without one",
                    cursor);
        }
    }

    @Override
    public TaskPage list(TaskQuery query) {
        var place = query.cursor() == null
                ? Place.first(query.newestFirst())
                : Place.decode(query.cursor(), query.newestFirst());
        var rows = graph.read(statement(query), parameters(query, place));
        var tasks = TaskProperties.readAll(rows)
                .map(TaskProperties::snapshot)
                .limit(query.limit())
                .toList();
        if (rows.size() <= query.limit()) {
            return new TaskPage(tasks, null);
        }
        // Should all have been deleted meanwhile, there is none after which the next page could begin.
        return tasks.isEmpty() ? list(query) : new TaskPage(tasks, after(tasks.getLast(), query));
    }

    private static String after(TaskSnapshot last, TaskQuery query) {
        return new Place(query.newestFirst(), Objects.requireNonNull(last.createdAt()), last.id()).encode();
    }

    private static Map<String, @Nullable Object> parameters(TaskQuery query, Place place) {
        var statuses = query.statuses().isEmpty() ? Arrays.asList(TaskStatus.values()) : query.statuses();
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("statuses", statuses.stream().map(TaskStatus::word).toList());
        parameters.put("type", query.taskType());
        parameters.put("priority", query.priority());
        parameters.put("at", Times.zoned(place.at()));
        parameters.put("id", place.id());
        parameters.put("limit", query.limit() + 1);
        return parameters;
    }

    /** Put together from fixed parts; to order by all properties of an index is what makes the order be taken from it. */
    static String statement(TaskQuery query) {
        var byType = query.taskType() != null;
        var direction = query.newestFirst() ? " DESC" : "";
        var conditions = new ArrayList<String>();
        var order = new ArrayList<String>();
        if (byType) {
            conditions.add("t.task_type = $type");
            order.add("t.task_type" + direction);
        }
        if (byType || !query.statuses().isEmpty()) {
            conditions.add("t.status = status");
            order.add("t.status" + direction);
        }
        conditions.add("t.created_at " + (query.newestFirst() ? "<=" : ">=") + " $at");
        // An OR would be planned as a union of two seeks, which loses the order.
        conditions.add("CASE WHEN t.created_at = $at THEN t.id > $id ELSE true END");
        if (query.priority() != null) {
            conditions.add("t.priority = $priority");
        }
        conditions.add("t:Entity");
        order.add("t.created_at" + direction);
        order.add("t.id");
        var some = "MATCH (t:Task) WHERE " + String.join(" AND ", conditions) + " WITH t ORDER BY "
                + String.join(", ", order) + " LIMIT $limit";
        var all = order.size() == 2
                ? some
                : "UNWIND $statuses AS status CALL (status) { " + some + " RETURN t } WITH t ORDER BY t.created_at"
                        + direction + ", t.id LIMIT $limit";
        return all + " RETURN " + TaskProperties.PROJECTION;
    }
}
