package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.GraphRelationship;

/** About how many bytes a value takes as JSON in UTF-8: exact for plain values, within a few bytes of a tag for others. */
final class JsonSize {
    private static final int QUOTES = 2;
    private static final int SEPARATOR = 1;
    private static final int TAGGED_SCALAR = 60;
    private static final int NODE_FRAME = 100;
    private static final int RELATIONSHIP_FRAME = 110;
    private static final int POINT = 70;

    private JsonSize() {}

    static long of(@Nullable Object value) {
        return switch (value) {
            case null -> 4;
            case String text -> text(text);
            case Boolean bool -> bool ? 4 : 5;
            case Number number -> number.toString().length();
            case byte[] bytes -> TAGGED_SCALAR + bytes.length * 4L / 3;
            case List<?> list -> {
                long sum = QUOTES;
                for (var item : list) {
                    sum += of(item) + SEPARATOR;
                }
                yield sum;
            }
            case Map<?, ?> map -> map(map);
            case GraphNode node -> NODE_FRAME + of(node.labels()) + map(node.properties());
            case GraphRelationship relationship -> RELATIONSHIP_FRAME + map(relationship.properties());
            case GraphPath path -> of(path.nodes()) + of(path.relationships());
            case GraphPoint point -> POINT;
            default -> TAGGED_SCALAR;
        };
    }

    private static long map(Map<?, ?> map) {
        long sum = QUOTES;
        for (var entry : map.entrySet()) {
            sum += text(String.valueOf(entry.getKey())) + of(entry.getValue()) + 2 * SEPARATOR;
        }
        return sum;
    }

    private static long text(String text) {
        long bytes = QUOTES;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate pair is four bytes, so each half counts two.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            } else if (c < 0x20) {
                bytes += c == '\n' || c == '\t' || c == '\r' ? 2 : 6;
            } else {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            }
        }
        return bytes;
    }
}
