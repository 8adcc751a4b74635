package tech.aia.embeddings.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of one entity.
 *
 * @param id unique in the index, at most {@value #MAX_ID_LENGTH} characters
 * @param type such as {@code customer}, at most {@value #MAX_ID_LENGTH} characters
 * @param name display name; its words count twice
 * @param text the words to find it by; only the first {@value TextAnalysis#MAX_TOKENS} tokens are read
 * @param vector unit length, as wide as {@link SearchIndexSettings#dimensions()}; without one the entity is found by words only
 * @param properties what it can be filtered by: strings, booleans, numbers, {@code java.time} dates and collections of these.
 *     Anything else, numbers that are not finite and strings longer than {@value PropertyKind#MAX_KEYWORD_LENGTH} characters
 *     are left out. Keys {@code id}, {@code type} and {@code name} are ignored in favour of the components of that name.
 */
@SuppressWarnings("ArrayRecordComponent") // Vectors are large and only ever read: no copies.
public record IndexedEntity(
        String id, String type, String name, String text, float @Nullable [] vector, Map<String, Object> properties) {

    static final int MAX_ID_LENGTH = 8_000;

    // Spelt out, since a compact constructor's class file does not say that the vector may be null.
    public IndexedEntity(
            String id,
            String type,
            String name,
            String text,
            float @Nullable [] vector,
            Map<String, Object> properties) {
        check(id, "id", id);
        check(type, "type", id);
        this.id = id;
        this.type = type;
        this.name = name;
        this.text = text;
        this.vector = vector;
        this.properties = Map.copyOf(properties);
    }

    private static void check(String value, String what, String id) {
        if (value.isBlank()) {
            throw new SearchIndexException.InvalidEntity(id, "its " + what + " is blank");
        }
        if (value.length() > MAX_ID_LENGTH) {
            throw new SearchIndexException.InvalidEntity(
                    id.substring(0, Math.min(id.length(), 80)),
                    "its " + what + " is longer than " + MAX_ID_LENGTH + " characters");
        }
    }
}
