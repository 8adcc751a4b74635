package tech.aia.app.rest.aia;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Caller;
import tech.aia.graph.access.Permission;
import tech.aia.graph.people.People;

/**
 * Whose activities a caller may read and tell of. A client has users of its own, whose ids mean nothing to this platform; a person is one
 * among others.
 */
@Component
class ActivityRights {
    private final People people;

    ActivityRights(People people) {
        this.people = people;
    }

    /** Whether the caller may concern itself with a user, by the user's id. */
    Predicate<String> ofCaller() {
        var caller = Caller.current();
        var any =
                caller.may(Permission.ACCESS_MANAGE) || people.find(caller.id()).isEmpty();
        return userId -> any || caller.id().equals(userId);
    }

    /** @param what of others the caller asks for */
    static RestException refusal(String what, String userId) {
        return new RestException(
                ErrorCode.MISSING_PERMISSION,
                Caller.refusal(what + " others", Permission.ACCESS_MANAGE),
                "user_id",
                userId);
    }
}
