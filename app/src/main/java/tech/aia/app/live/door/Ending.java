package tech.aia.app.live.door;

import org.springframework.web.socket.CloseStatus;

/** Why the server ends a connection. */
enum Ending {
    UNAUTHENTICATED(4401, "Unauthorized", "The access token or API key is not good, or not any more"),
    TOO_SLOW(4413, "Too slow", "You took nothing for too long; come back with the last cursor"),
    TOO_MANY(4429, "Too many connections", "You have as many connections as you may (aia.graphql.live.max-per-caller)"),
    UNKNOWN(1013, "Try again later", "Who calls cannot be looked up now, as the database does not answer"),
    FULL(1013, "Try again later", "All connections are taken (aia.graphql.live.max-connections)"),
    STOPPING(1001, "Server stopping", "The server is stopping; come back with the last cursor");

    private final int code;
    private final String word;
    private final String reason;

    Ending(int code, String word, String reason) {
        this.code = code;
        this.word = word;
        this.reason = reason;
    }

    /** For a WebSocket. */
    CloseStatus status() {
        return new CloseStatus(code, word + ": " + reason);
    }

    String reason() {
        return reason;
    }
}
