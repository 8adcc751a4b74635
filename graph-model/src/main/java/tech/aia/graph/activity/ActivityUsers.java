package tech.aia.graph.activity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;

/** Tells users and sessions of records apart. What was told of a user and what was sampled stand under two aliases. */
final class ActivityUsers {
    /** More would take too much memory at once. */
    static final int MOST = 500_000;

    private final Set<String> told = new HashSet<>();
    private final Map<String, String> sampled = new HashMap<>();
    private final Map<String, Boolean> sessions = new HashMap<>();

    /** @throws GraphModelException.InvalidValue if there are too many to be told apart */
    void add(Row row) {
        var user = row.stringOrNull("user");
        if (user != null && Boolean.TRUE.equals(row.get("sampled"))) {
            sampled.putIfAbsent(user, row.string("id"));
        } else if (user != null) {
            told.add(user);
        }
        var session = row.stringOrNull("session");
        if (session != null) {
            sessions.merge(session, row.bool("recent"), Boolean::logicalOr);
        }
        if (told.size() + sampled.size() + sessions.size() > MOST) {
            throw new GraphModelException.InvalidValue(
                    "period",
                    "There are more than " + MOST + " users and sessions in this period; ask for a shorter one",
                    null);
        }
    }

    Set<String> told() {
        return told;
    }

    /** The id of one record of each user who was sampled. */
    Collection<String> sampled() {
        return sampled.values();
    }

    long sessions() {
        return sessions.size();
    }

    long activeSessions() {
        return sessions.values().stream().filter(Boolean::booleanValue).count();
    }
}
