package tech.aia.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.audit.Actor;

/** What is to be recorded of the request beyond what its path and its answer tell. Each request has one. For one thread at a time. */
public final class AuditNote {
    private static final String ATTRIBUTE = AuditNote.class.getName();

    private final Map<String, String> details = new LinkedHashMap<>();
    private @Nullable Actor actor;
    private @Nullable String action;
    private @Nullable String target;
    private boolean written;
    private boolean idle;
    private boolean failed;

    private AuditNote() {}

    static AuditNote of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AuditNote known) {
            return known;
        }
        var note = new AuditNote();
        request.setAttribute(ATTRIBUTE, note);
        return note;
    }

    /** Who called with this request; null while, or when, nobody is known to. */
    public static @Nullable Actor actorOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AuditNote known ? known.actor() : null;
    }

    /** Of the request that this thread answers; one that is never recorded where there is none. */
    public static AuditNote current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
                ? of(known.getRequest())
                : new AuditNote();
    }

    /** Who calls. */
    public void actor(Actor caller) {
        actor = caller;
    }

    /** The client that calls in the actor's name. */
    public void client(String id) {
        details.put("client", id);
    }

    /** To whom or what it is done. */
    public void target(String id) {
        target = id;
    }

    /** A login under a name that nobody has. The name itself may be a password in the wrong field. */
    public void unknownAccount(String name) {
        details.put("unknown_account", Secrets.digest(name).substring(0, 16));
    }

    /** Somebody came with a refresh token that was used before. */
    public void reuse(String holder) {
        action = "token.reuse";
        target = holder;
    }

    /** @param scopes that a person allows a client */
    public void consent(Set<String> scopes) {
        action = "consent.grant";
        details.put("scopes", scopes.stream().sorted().collect(Collectors.joining(" ")));
    }

    /** A statement that may write: neither it nor its parameters are kept, as both may be personal. */
    public void statement(String text) {
        written = true;
        details.put("statement_sha256", Secrets.digest(text));
        details.put("statement_length", Integer.toString(text.length()));
    }

    /**
     * A mutation, which has failed unless somebody says otherwise.
     *
     * @param fields of the mutation
     */
    void mutation(String fields) {
        written = true;
        failed = true;
        details.put("fields", fields);
    }

    /** The mutation did all that was asked. */
    void mutationSucceeded() {
        failed = false;
    }

    /** Nothing was done, as there was nothing to do. */
    public void nothingDone() {
        idle = true;
    }

    @Nullable
    Actor actor() {
        return actor;
    }

    @Nullable
    String action() {
        return action;
    }

    @Nullable
    String target() {
        return target;
    }

    boolean tellsOfWriting() {
        return written;
    }

    boolean isIdle() {
        return idle;
    }

    boolean hasFailed() {
        return failed;
    }

    Map<String, String> details() {
        return details;
    }
}
