package tech.aia.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** Kinds of requests that are counted apart, so that none of them keeps the others out. */
enum Lane {
    /** How the server is. */
    STATUS,
    /** Who wants a token: strangers, whom nothing else keeps from pressing. */
    LOGIN,
    /** Workers who may wait for a task. */
    CLAIM,
    /** Files, which take as long as they take. */
    IMPORT,
    OTHER;

    static final String IMPORT_PATH = "/knowledge-graph/import";
    static final String STREAM_PATH = "/events/stream";
    static final String SOCKET_PATH = "/graphql/ws";
    private static final List<String> STATUS_PATHS = List.of("/health", "/metrics");
    private static final List<String> LOGIN_PATHS =
            List.of("/auth/token", "/auth/login", "/auth/refresh", "/auth/register");
    private static final String CLAIM_PATH = "/workers/claim";

    /** By its path alone, as nobody knows yet who calls. */
    static Lane of(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.equals(IMPORT_PATH)) {
            return IMPORT;
        }
        if (path.equals(CLAIM_PATH)) {
            return CLAIM;
        }
        if (path.startsWith("/oauth/") || LOGIN_PATHS.contains(path)) {
            return LOGIN;
        }
        return path.startsWith("/actuator/") || STATUS_PATHS.contains(path) ? STATUS : OTHER;
    }

    /** In metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
