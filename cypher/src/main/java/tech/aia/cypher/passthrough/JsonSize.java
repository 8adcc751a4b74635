package tech.aia.cypher.passthrough;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphNode;
import tech.aia.cypher.GraphPath;
import tech.aia.cypher.GraphPoint;
import tech.aia.cypher.GraphRelationship;

/** About how many bytes a value takes as JSON in UTF-8: exact for plain values, within a few bytes of a tag for others. */
final class JsonSize {
    /** JSON readers and writers give up at some hundred levels. */
    private static final int DEEPEST = 200;

    private static final int QUOTES = 2;
    private static final int SEPARATOR = 1;
    private static final int TAGGED_SCALAR = 60;
    private static final int NODE_FRAME = 100;
    private static final int RELATIONSHIP_FRAME = 110;
    private static final int POINT = 70;

    private JsonSize() {}

    /** @throws GraphException.BadStatement if the value is nested too deeply for JSON */
    static long of(@Nullable Object value) {
        return size(value, 0);
    }

    private static long size(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new GraphException.BadStatement(
                    "Aia.Cypher.ResultTooDeep",
                    "A value of the result is nested more than " + DEEPEST + " deep. Return its parts as rows",
                    null);
        }
        return switch (value) {
            case null -> 4;
            case String text -> text(text);
            case Boolean bool -> bool ? 4 : 5;
            case Number number -> number.toString().length();
            case byte[] bytes -> TAGGED_SCALAR + bytes.length * 4L / 3;
            case List<?> list -> {
                long sum = QUOTES;
                for (var item : list) {
                    sum += size(item, depth + 1) + SEPARATOR;
                }
                yield sum;
            }
            case Map<?, ?> map -> map(map, depth);
            case GraphNode node -> NODE_FRAME + size(node.labels(), depth + 1) + map(node.properties(), depth + 1);
            case GraphRelationship relationship -> RELATIONSHIP_FRAME + map(relationship.properties(), depth + 1);
            case GraphPath path -> size(path.nodes(), depth + 1) + size(path.relationships(), depth + 1);
            case GraphPoint point -> POINT;
            default -> TAGGED_SCALAR;
        };
    }

    private static long map(Map<?, ?> map, int depth) {
        long sum = QUOTES;
        for (var entry : map.entrySet()) {
            sum += text(String.valueOf(entry.getKey())) + size(entry.getValue(), depth + 1) + 2 * SEPARATOR;
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
