package tech.aia.graph.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Which records.
 *
 * @param from the earliest time; null for the first there is
 * @param to the time before which they are; null for now
 * @param actor id of a client, a person or a key, with the keys of the former
 * @param action a whole name, or its beginning followed by {@code *}
 * @param outcome null for all
 */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Outcome outcome) {

    /** @throws GraphModelException.InvalidValue if it begins after it ends */
    public AuditQuery {
        if (from != null && to != null && from.isAfter(to)) {
            throw new GraphModelException.InvalidValue("from", "The range begins after it ends", from.toString());
        }
    }

    /** What cannot be read fits only who asks for everything, as it could be anything. */
    boolean fits(@Nullable AuditEvent event) {
        if (event == null) {
            return actor == null && action == null && outcome == null;
        }
        return (actor == null || event.actor().is(actor))
                && (action == null || isNamed(event.action(), action))
                && (outcome == null || event.outcome() == outcome);
    }

    private static boolean isNamed(String action, String wanted) {
        return wanted.endsWith("*")
                ? action.startsWith(wanted.substring(0, wanted.length() - 1))
                : action.equals(wanted);
    }
}
