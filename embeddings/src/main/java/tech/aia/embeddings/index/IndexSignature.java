package tech.aia.embeddings.index;

import java.util.Map;
import java.util.OptionalLong;

/** What is written beside each commit, to tell whether the index is one that this program and this model made. */
record IndexSignature(String model, int dimensions) {

    /** To be raised whenever documents are made in another way. */
    private static final String FORMAT = "1";

    static IndexSignature of(SearchIndexSettings settings) {
        return new IndexSignature(settings.model(), settings.dimensions());
    }

    Map<String, String> withCursor(long cursor) {
        return Map.of(
                "format",
                FORMAT,
                "model",
                model,
                "dimensions",
                Integer.toString(dimensions),
                "cursor",
                Long.toString(cursor));
    }

    /** The cursor of a commit of this signature; nothing when the commit is of another. */
    OptionalLong cursorOf(Map<String, String> commitData) {
        String cursor = commitData.getOrDefault("cursor", "");
        if (!cursor.matches("-?\\d{1,18}") || !commitData.equals(withCursor(Long.parseLong(cursor)))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(cursor));
    }
}
