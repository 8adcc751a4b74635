package tech.aia.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.RequestIds;
import tech.aia.graph.audit.Actor;
import tech.aia.graph.audit.AuditEvent;
import tech.aia.graph.audit.Outcome;
import tech.aia.graph.audit.Target;

/** What is worth a record of a request that was answered. */
final class AuditEvents {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final int LONGEST_PATH = 200;

    private final EarlyTries earlyTries = new EarlyTries();

    /** Of a request that has a name. */
    Optional<AuditEvent> of(AuditRules.Match match, HttpServletRequest request, Answer answer) {
        var rule = match.rule();
        var note = AuditNote.of(request);
        if (isOfNobody(note, answer) && !rule.isProof()) {
            return unknownCredential(request, answer);
        }
        if (note.isIdle() || isPutOff(rule, note, request, answer)) {
            return Optional.empty();
        }
        if (rule.kind() == AuditRule.Kind.IF_TOLD && !note.tellsOfWriting()) {
            return ofOther(request, answer);
        }
        var target = rule.target() == null ? null : new Target(rule.target(), target(match, note, request, answer));
        return Optional.of(new AuditEvent(
                actor(note),
                request.getRemoteAddr(),
                action(rule, note, request),
                target,
                note.hasFailed() ? Outcome.FAILED : outcome(rule, answer),
                error(request, answer),
                RequestIds.of(request),
                note.details()));
    }

    /** Of a request without a name, or that did not write: that it was not allowed, or was made with a bad credential. */
    Optional<AuditEvent> ofOther(HttpServletRequest request, Answer answer) {
        var note = AuditNote.of(request);
        if (isOfNobody(note, answer)) {
            return unknownCredential(request, answer);
        }
        if (ErrorCode.MISSING_PERMISSION.code().equals(ProblemWriter.codeOf(request))) {
            return Optional.of(onPath("permission.refuse", request, answer));
        }
        return Optional.empty();
    }

    private static boolean isOfNobody(AuditNote note, Answer answer) {
        return note.actor() == null && answer.status() == 401;
    }

    /** Only tries to prove who one is are recorded when they come too early; other requests that do did nothing. */
    private boolean isPutOff(AuditRule rule, AuditNote note, HttpServletRequest request, Answer answer) {
        return answer.status() == 429
                && !(rule.isProof()
                        && earlyTries.isWorthARecord(String.valueOf(request.getRemoteAddr()), note.target()));
    }

    /** Who comes without any credential tried nothing. */
    private static Optional<AuditEvent> unknownCredential(HttpServletRequest request, Answer answer) {
        if (request.getHeader("X-API-Key") != null) {
            return Optional.of(onPath("key.refuse", request, answer));
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? Optional.empty()
                : Optional.of(onPath("token.refuse", request, answer));
    }

    private static AuditEvent onPath(String action, HttpServletRequest request, Answer answer) {
        var path = request.getRequestURI();
        var shown = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
        return new AuditEvent(
                actor(AuditNote.of(request)),
                request.getRemoteAddr(),
                action,
                new Target("path", method(request) + " " + shown),
                Outcome.REFUSED,
                error(request, answer),
                RequestIds.of(request),
                AuditNote.of(request).details());
    }

    /** Methods may be any word, of any length. */
    private static String method(HttpServletRequest request) {
        var method = request.getMethod();
        return method.length() <= 10 ? method.toUpperCase(Locale.ROOT) : "OTHER";
    }

    private static Actor actor(AuditNote note) {
        return Objects.requireNonNullElse(note.actor(), Actor.ANONYMOUS);
    }

    private static String action(AuditRule rule, AuditNote note, HttpServletRequest request) {
        if (note.action() != null) {
            return note.action();
        }
        return rule.action().equals("token.grant") ? TokenRequest.action(request) : rule.action();
    }

    private static @Nullable String target(
            AuditRules.Match match, AuditNote note, HttpServletRequest request, Answer answer) {
        var rule = match.rule();
        if (note.target() != null) {
            return note.target();
        }
        if (rule.id() != null) {
            return match.variables().get(rule.id());
        }
        if (rule.pattern().startsWith("/auth/token") || rule.pattern().startsWith("/oauth/")) {
            return TokenRequest.client(request);
        }
        if (answer.status() >= 400) {
            return null;
        }
        var made = rule.made() == null ? answer.located() : answer.at(rule.made());
        return made != null || note.actor() == null || !rule.isUrgent()
                ? made
                : note.actor().id();
    }

    /** RFC 6749 has 400 for most of what the token endpoint refuses. */
    private static Outcome outcome(AuditRule rule, Answer answer) {
        var status = answer.status();
        if (status < 400) {
            return Outcome.OK;
        }
        return REFUSALS.contains(status) || (rule.isProof() && answer.at("/error") != null)
                ? Outcome.REFUSED
                : Outcome.FAILED;
    }

    private static @Nullable String error(HttpServletRequest request, Answer answer) {
        if (answer.status() < 400) {
            return null;
        }
        var code = ProblemWriter.codeOf(request);
        if (code != null) {
            return code;
        }
        var told = answer.at("/error");
        return told != null && told.length() <= 50
                ? told
                : ErrorCode.ofStatus(answer.status()).code();
    }
}
