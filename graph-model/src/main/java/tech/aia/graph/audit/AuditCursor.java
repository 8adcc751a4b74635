package tech.aia.graph.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import tech.aia.graph.GraphModelException;

/** A position in a list, opaque to callers. */
final class AuditCursor {
    private AuditCursor() {}

    static String encode(AuditStore.Position position) {
        var text = position.at() + " " + position.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static AuditStore.Position decode(String cursor) {
        try {
            var words = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            if (words.length == 2) {
                return new AuditStore.Position(Instant.parse(words[0]), words[1]);
            }
        } catch (IllegalArgumentException | DateTimeException broken) {
            // Told below.
        }
        throw new GraphModelException.InvalidValue(
                "cursor", "It is not a cursor that this server gave; start again without one", cursor);
    }
}
