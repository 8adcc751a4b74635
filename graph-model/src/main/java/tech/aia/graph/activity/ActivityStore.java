package tech.aia.graph.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.access.Vault;
import tools.jackson.databind.json.JsonMapper;

/** The nodes. Users and sessions stand there under aliases, so that who reads the graph cannot follow a person. */
final class ActivityStore {
    private static final String WRITE = """
            UNWIND $records AS record
            MERGE (a:ActivityRecord {id: record.id})
            ON CREATE SET a = record
            RETURN a.id AS id, a.request AS request, a.at AS at""";
    private static final String COLUMNS = """
            RETURN a.type AS type, a.endpoint AS endpoint, a.status_code AS status, a.response_time_ms AS millis,
                   a.bytes AS bytes, a.weight AS weight, a.at.hour AS hour""";
    static final String OF_USER = """
            MATCH (a:ActivityRecord) WHERE a.user = $user AND a.at >= $from AND a.at < $to
            """ + COLUMNS;
    static final String OF_ALL = """
            MATCH (a:ActivityRecord) WHERE a.at >= $from AND a.at < $to
            """ + COLUMNS
            + ", a.user AS user, a.session AS session, a.at >= $recent AS recent, a.id AS id, a.sampled AS sampled";
    static final String SEALED = """
            UNWIND $ids AS id
            MATCH (a:ActivityRecord {id: id})
            RETURN id, a.sealed AS sealed""";
    static final String ERASE = """
            MATCH (a:ActivityRecord) WHERE a.user = $user AND a.at IS NOT NULL
            WITH a LIMIT 10000
            DETACH DELETE a
            RETURN count(a) AS removed""";
    static final String REMOVE = """
            MATCH (a:ActivityRecord) WHERE a.recorded_at < $horizon
            WITH a LIMIT 10000
            DETACH DELETE a
            RETURN count(a) AS removed""";
    private static final String USER = "activity-user";
    private static final String SAMPLED_USER = "sampled-user";
    private static final String SESSION = "activity-session";
    private static final String REQUEST = "activity-request";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Graph graph;
    private final Vault vault;
    private final Clock clock;

    ActivityStore(Graph graph, Vault vault, Clock clock) {
        this.graph = graph;
        this.vault = vault;
        this.clock = clock;
    }

    private record Kept(
            String userId,
            @Nullable String sessionId,
            @Nullable String details,
            @Nullable String context) {}

    /** What stands there under an id. */
    record Written(@Nullable String request, Instant at) {}

    /** All or none; those whose id is there already stay as they are. What stands there now, by id. */
    Map<String, Written> write(List<ActivityRecord> records) {
        var rows = records.stream().map(this::row).toList();
        var written = new HashMap<String, Written>();
        graph.write(tx -> tx.run(WRITE, Map.of("records", rows)))
                .forEach(row -> written.put(
                        row.string("id"),
                        new Written(row.stringOrNull("request"), Objects.requireNonNull(row.instantOrNull("at")))));
        return written;
    }

    private Map<String, @Nullable Object> row(ActivityRecord record) {
        var activity = record.activity();
        var served = activity.served();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", record.id());
        row.put("request", record.request());
        row.put("user", vault.alias(record.sampled() ? SAMPLED_USER : USER, activity.userId()));
        row.put("session", session(activity));
        row.put("type", activity.type());
        row.put("at", zoned(activity.at()));
        row.put("recorded_at", zoned(clock.instant()));
        row.put("endpoint", served.endpoint());
        row.put("response_time_ms", served.millis());
        row.put("status_code", served.status());
        row.put("bytes", served.bytes());
        row.put("weight", record.weight());
        row.put("sampled", record.sampled() ? true : null);
        var kept = new Kept(activity.userId(), activity.sessionId(), activity.details(), activity.context());
        row.put("sealed", vault.close(JSON.writeValueAsString(kept), place(record.id())));
        return row;
    }

    /**
     * Who tells of somebody's activities learns under which alias these stand, so what the platform sampled of the same person stands under
     * another one.
     */
    private List<String> users(String userId) {
        return List.of(vault.alias(USER, userId), vault.alias(SAMPLED_USER, userId));
    }

    /** Two users may have the same word for a session. */
    private @Nullable String session(NewActivity activity) {
        return activity.sessionId() == null
                ? null
                : vault.alias(SESSION, activity.userId() + "\n" + activity.sessionId());
    }

    /** What a request is compared by: as it stands in the graph, nobody can try which one it was. */
    String requestAlias(String hash) {
        return vault.alias(REQUEST, hash);
    }

    private static String place(String id) {
        return "activity\n" + id;
    }

    void ofUser(String userId, Instant from, Instant to, Consumer<Row> rows) {
        for (var user : users(userId)) {
            graph.stream(OF_USER, Map.of("user", user, "from", zoned(from), "to", zoned(to)), rows);
        }
    }

    /** @param recent since when a row says that it is recent */
    void ofAll(Instant from, Instant to, Instant recent, Consumer<Row> rows) {
        graph.stream(OF_ALL, Map.of("from", zoned(from), "to", zoned(to), "recent", zoned(recent)), rows);
    }

    /** How many of the users of sampled records are also told of. */
    long countTold(Collection<String> sampledIds, Set<String> told) {
        return graph.read(SEALED, Map.of("ids", List.copyOf(sampledIds))).stream()
                .map(row -> vault.unseal(row.string("sealed"), place(row.string("id"))))
                .map(text ->
                        Objects.requireNonNull(JSON.readValue(text, Kept.class)).userId())
                .filter(userId -> told.contains(vault.alias(USER, userId)))
                .count();
    }

    /** Everything of one user; how many records. */
    long erase(String userId) {
        return users(userId).stream()
                .mapToLong(user -> removeAll(ERASE, Map.of("user", user)))
                .sum();
    }

    /** What was recorded before; how many records. */
    long removeBefore(Instant horizon) {
        return removeAll(REMOVE, Map.of("horizon", zoned(horizon)));
    }

    private long removeAll(String statement, Map<String, Object> parameters) {
        long all = 0;
        long removed;
        do {
            removed =
                    graph.write(tx -> tx.run(statement, parameters)).getFirst().integer("removed");
            all += removed;
        } while (removed > 0);
        return all;
    }

    private static Object zoned(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }
}
