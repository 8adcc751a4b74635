package tech.aia.app.agents.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be entities in what the model was shown, to tell which of them its answer is about. Not for several threads. */
final class Sightings {
    private static final int MOST = 5_000;
    private static final int LONGEST_ID = 300;
    private static final int SHORTEST_NAME = 3;

    /** From id to name, which is empty where it is not known. */
    private final Map<String, String> seen = new LinkedHashMap<>();

    void entity(String id, @Nullable String name) {
        if (id.length() <= LONGEST_ID && (seen.size() < MOST || seen.containsKey(id))) {
            seen.merge(id, Objects.requireNonNullElse(name, ""), (old, other) -> old.isEmpty() ? other : old);
        }
    }

    /** Any JSON value: an id is what stands under {@code id}, or looks like {@code customer_ALFKI}; its name stands beside it. */
    void value(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, member) -> member(map, String.valueOf(key), member));
            case List<?> list -> list.forEach(this::value);
            case String text
            when text.indexOf('_') > 0 && text.chars().noneMatch(Character::isWhitespace) -> entity(text, null);
            case null, default -> {
                // Numbers and plain words are no ids.
            }
        }
    }

    private void member(Map<?, ?> map, String key, @Nullable Object member) {
        if (member instanceof String id && (key.equals("id") || key.endsWith(".id") || key.endsWith("_id"))) {
            var name = map.get(key.substring(0, key.length() - 2) + "name");
            entity(id, name instanceof String text ? text : null);
        } else {
            value(member);
        }
    }

    /** Ids of those that a text names by id or name, in the order they were seen. */
    List<String> namedIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return seen.entrySet().stream()
                .filter(one -> names(lower, one.getKey())
                        || (one.getValue().length() >= SHORTEST_NAME && names(lower, one.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** As a whole word: {@code customer_1} is not in {@code customer_12}. */
    private static boolean names(String text, String name) {
        var word = name.toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (isBoundary(text, at - 1) && isBoundary(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int at) {
        return at < 0 || at >= text.length() || !isPartOfWord(text.charAt(at));
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
