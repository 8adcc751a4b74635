package tech.aia.graph.entity;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Properties that entities are often asked for by. Each has an index of type, value and id, so that entities of a type with one value are found
 * and counted, and listed in order of their ids, without a look at the others. The price is paid by writes, and a value can only be as long as
 * an entry of an index.
 */
public final class IndexedProperties {
    /** None at all. */
    public static final IndexedProperties NONE = new IndexedProperties(List.of());

    /** An entry of type, value and id has some 8,000 bytes of room, and an id up to 1,600. */
    static final int LONGEST_BYTES = 4_000;

    private static final int MOST = 20;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    /** What can be of any length in entities that the platform writes itself. */
    private static final Set<String> LONG =
            Set.of("name", "description", "title", "summary", "text", "content", "error");

    private final Set<String> names;

    /** @throws IllegalArgumentException if one of the names is no key of a property that can have an index */
    IndexedProperties(List<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "aia.entities.indexed-properties names " + names.size() + " properties; " + MOST + " are the most");
        }
        names.forEach(IndexedProperties::requireKey);
        this.names = Set.copyOf(names);
    }

    private static void requireKey(String name) {
        if (!KEY.matcher(name).matches()) {
            throw new IllegalArgumentException("aia.entities.indexed-properties names '" + name
                    + "'; keys of properties are small letters, digits and _, as in annual_revenue");
        }
        if (PropertyKeys.RESERVED.contains(name) || LONG.contains(name)) {
            throw new IllegalArgumentException("aia.entities.indexed-properties names '" + name
                    + "', which the platform keeps itself or which can be too long for an index");
        }
    }

    /** Whether this property has an index; {@code name} is its key in the graph. */
    public boolean has(String name) {
        return names.contains(name);
    }

    Set<String> names() {
        return names;
    }

    /**
     * Gives the properties back if all that have an index fit into it.
     *
     * @throws GraphModelException.InvalidValue naming the one that is too long
     */
    public <T extends Map<String, ? extends @Nullable Object>> T fitting(T properties) {
        for (var name : names) {
            int bytes = bytes(properties.get(name));
            if (bytes > LONGEST_BYTES) {
                throw new GraphModelException.InvalidValue(
                        name,
                        "The value takes " + bytes + " bytes; '" + name + "' has an index, in which at most "
                                + LONGEST_BYTES + " fit",
                        null);
            }
        }
        return properties;
    }

    /** At least as many as it takes in the index; numbers, moments and points are short. */
    private static int bytes(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case Collection<?> several ->
                several.stream().mapToInt(one -> bytes(one) + Long.BYTES).sum();
            default -> 2 * Long.BYTES;
        };
    }
}
