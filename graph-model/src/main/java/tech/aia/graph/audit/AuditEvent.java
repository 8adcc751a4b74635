package tech.aia.graph.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or tried to do. Neither secrets nor bodies belong into it.
 *
 * @param address whence they came; null for the platform itself
 * @param action a dotted name that stays as it is, such as {@code entity.update}
 * @param error the code of the error; null when it went well
 * @param requestId as in the header and in the log; null for the platform itself
 * @param details what else is needed to understand it, such as the digest of a statement
 */
public record AuditEvent(
        Actor actor,
        @Nullable String address,
        String action,
        @Nullable Target target,
        Outcome outcome,
        @Nullable String error,
        @Nullable String requestId,
        Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }

    static AuditEvent ofThePlatform(String action) {
        return new AuditEvent(Actor.PLATFORM, null, action, null, Outcome.OK, null, null, Map.of());
    }
}
