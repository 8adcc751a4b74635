package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Submitter;

/** Which person submits what a request submits. */
@Component
public class Submitters {
    private final People people;

    Submitters(People people) {
        this.people = people;
    }

    /** Of the request that this thread answers; null where a client called, or nobody. */
    public @Nullable Submitter current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** As {@link #current()}, for a caller whose tasks another thread may submit. */
    @Nullable
    Submitter of(@Nullable Authentication caller) {
        var id = switch (caller) {
            // A key does not tell whose it is.
            case KeyAuthentication key -> key.getName();
            case JwtAuthenticationToken token when TokenClaims.isOfPerson(token.getToken()) -> token.getName();
            case null, default -> null;
        };
        return id == null ? null : people.find(id).map(Submitter::of).orElse(null);
    }
}
