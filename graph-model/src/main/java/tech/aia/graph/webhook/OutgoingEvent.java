package tech.aia.graph.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.access.Secrets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened, as webhooks are told of it.
 *
 * @param id the same whenever and by whomever the same happening is read
 * @param subject what it happened to; events of one subject are sent in their order
 * @param data what the body has under this name
 */
record OutgoingEvent(String id, EventType type, String subject, Instant at, Map<String, @Nullable Object> data) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ID_DIGITS = 32;

    /** @param identity what tells it from all others */
    static OutgoingEvent of(
            String identity, EventType type, String subject, Instant at, Map<String, @Nullable Object> data) {
        var id = "evt_" + Secrets.digest(type.word() + "\n" + identity).substring(0, ID_DIGITS);
        return new OutgoingEvent(id, type, subject, at, data);
    }

    /** The bytes that are sent and signed, as text. */
    String body() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("event_id", id);
        body.put("event_type", type.word());
        body.put("timestamp", at.toString());
        body.put("data", data);
        return JSON.writeValueAsString(body);
    }

    /** Whether it is longer than that many bytes. */
    static boolean isLonger(String text, int bytes) {
        return text.length() > bytes || text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }
}
