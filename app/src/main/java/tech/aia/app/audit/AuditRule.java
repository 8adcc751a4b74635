package tech.aia.app.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What a request is called in the audit log.
 *
 * @param target type of what it is done to; null for nothing in particular
 * @param id the variable in the pattern that names it; null where the answer does
 * @param made where in the answer its id stands, as a JSON pointer; null where the path or the header Location has it
 */
record AuditRule(
        HttpMethod method,
        String pattern,
        String action,
        Kind kind,
        @Nullable String target,
        @Nullable String id,
        @Nullable String made) {

    /** How it is recorded. */
    enum Kind {
        /** Data: a moment after the answer. */
        DATA,
        /** Data, if the handler says that something is written. */
        IF_TOLD,
        /** Who may do what: before the answer, which is kept back until then. */
        ACCESS,
        /** As ACCESS, and open to who is not known yet, or who may have to wait. */
        PROOF,
        /** Reads, whatever the method. */
        NOTHING
    }

    boolean isProof() {
        return kind == Kind.PROOF;
    }

    /** Whether the answer waits for the record. */
    boolean isUrgent() {
        return kind == Kind.ACCESS || kind == Kind.PROOF;
    }

    /** Whether the answer is needed for the record. */
    boolean keepsAnswer() {
        return isUrgent() || made != null;
    }

    static AuditRule data(HttpMethod method, String pattern, String action, String target, @Nullable String id) {
        return new AuditRule(method, pattern, action, Kind.DATA, target, id, null);
    }

    static AuditRule access(HttpMethod method, String pattern, String action, String target, @Nullable String id) {
        return new AuditRule(method, pattern, action, Kind.ACCESS, target, id, null);
    }

    static AuditRule proof(HttpMethod method, String pattern, String action, @Nullable String target) {
        return new AuditRule(method, pattern, action, Kind.PROOF, target, null, null);
    }

    AuditRule as(Kind other) {
        return new AuditRule(method, pattern, action, other, target, id, made);
    }

    AuditRule made(String pointer) {
        return new AuditRule(method, pattern, action, kind, target, id, pointer);
    }
}
