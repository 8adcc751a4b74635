package tech.aia.app.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event with its text in the format of server-sent events, which is made once however many read it. The format is WHATWG's, HTML
 * Living Standard, section "Server-sent events".
 */
final class Frame {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventId id;
    private final GraphEvent event;

    /** Two threads may make it at once, and make the same. */
    private byte @Nullable [] bytes;

    Frame(EventId id, GraphEvent event) {
        this.id = id;
        this.event = event;
    }

    EventId id() {
        return id;
    }

    GraphEvent event() {
        return event;
    }

    byte[] bytes() {
        var made = bytes;
        if (made == null) {
            made = frame(event.event(), id, event);
            bytes = made;
        }
        return made;
    }

    /** Says how soon to come back, and the place to come back to even if nothing happens meanwhile. */
    static byte[] opening(Duration retry, EventId at) {
        return utf8("retry: " + retry.toMillis() + "\nid: " + at + "\n\n");
    }

    /** A comment, and the place reached: without data it is no event, yet clients remember the id. */
    static byte[] heartbeat(EventId at) {
        return utf8(": heartbeat\nid: " + at + "\n\n");
    }

    /** The log no longer has what came after {@code asked}; the stream goes on after {@code now}. */
    static byte[] reset(EventId asked, EventId now) {
        var data = new LinkedHashMap<String, String>();
        data.put(
                "reason",
                "The changes after " + asked
                        + " are no longer kept; read what you need anew. The stream goes on from here");
        data.put("last_event_id", asked.toString());
        data.put("resumed_at", now.toString());
        return frame("reset", now, data);
    }

    /** The last frame of a stream. */
    static byte[] ending(String name, String reason) {
        return frame(name, null, Map.of("reason", reason));
    }

    private static byte[] frame(String name, @Nullable EventId id, Object data) {
        return utf8((id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: "
                + JSON.writeValueAsString(data) + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
