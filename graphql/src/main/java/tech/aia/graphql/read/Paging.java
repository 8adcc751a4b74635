package tech.aia.graphql.read;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/** The arguments that every list has. Cursors of lists in order of id hold the last id, opaque to callers. */
final class Paging {
    private static final String MARK = "id:";

    private Paging() {}

    static int first(int first) {
        if (first < 1 || first > Page.MOST) {
            throw new GraphModelException.InvalidValue(
                    "first", "'first' must be between 1 and " + Page.MOST + ", not " + first, first);
        }
        return first;
    }

    static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + id).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, as any other text that is no cursor.
        }
        throw new GraphModelException.InvalidValue(
                "after", "'after' is not a cursor that this list gave; start again without one", cursor);
    }
}
