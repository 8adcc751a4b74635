package tech.aia.app.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An error answer, RFC 9457 problem details with AIA's {@code error} object, as one or two lines. */
final class ServerRefusal {
    private static final int LONGEST_PLAIN_BODY = 300;

    private ServerRefusal() {}

    /** A 4xx is a refusal (exit code 4); anything else is the server's own failure (exit code 1). */
    static CliException of(URI server, int status, byte[] body) {
        var text = explain(server, status, body);
        return status / 100 == 4 ? CliException.refused(text) : CliException.failed(text);
    }

    private static String explain(URI server, int status, byte[] body) {
        var problem = parse(body);
        if (problem == null) {
            if (isOfTls(server, status, body)) {
                return server + " speaks TLS. Call it by https:// instead of http://.";
            }
            var plain = Cell.printable(new String(body, StandardCharsets.UTF_8).strip());
            return server + " answered " + status
                    + (plain.isEmpty() || plain.startsWith("<") ? " without an explanation." : ": " + shorten(plain))
                    + (status == 404 ? " Is it an AIA server?" : "");
        }
        return headline(problem, status) + footnote(problem.path("error"));
    }

    /** Tomcat tells so in plain words who speaks HTTP to a TLS port. */
    private static boolean isOfTls(URI server, int status, byte[] body) {
        return status == 400
                && "http".equals(server.getScheme())
                && new String(body, StandardCharsets.UTF_8).contains("requires TLS");
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            var node = ApiClient.JSON.readTree(body);
            return node.isObject() ? node : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static String headline(JsonNode problem, int status) {
        var detail = problem.path("detail").asString("");
        var message = problem.path("error").path("message").asString("");
        var title = problem.path("title").asString("");
        for (var text : new String[] {detail, message, title}) {
            if (!text.isBlank()) {
                return Cell.printableLines(text.strip());
            }
        }
        return "The server answered " + status + " without an explanation."
                + (status == 404 ? " Is it an AIA server?" : "");
    }

    private static String footnote(JsonNode error) {
        var code = error.path("code").asString("");
        var requestId = error.path("request_id").asString("");
        var note =
                requestId.isBlank() ? code : code.isBlank() ? "request " + requestId : code + ", request " + requestId;
        return note.isBlank() ? "" : System.lineSeparator() + "(" + Cell.printable(note) + ")";
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_PLAIN_BODY ? text : text.substring(0, LONGEST_PLAIN_BODY) + "…";
    }
}
