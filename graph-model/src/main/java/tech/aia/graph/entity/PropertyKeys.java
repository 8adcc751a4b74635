package tech.aia.graph.entity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tech.aia.graph.GraphModelException;

/** Turns column names and field names into property keys: snake_case, none of those the platform keeps for itself. */
public final class PropertyKeys {
    /** Managed by the platform; a caller's property of that name gets its type in front, such as {@code customer_id}. */
    static final Set<String> RESERVED = Set.of(
            "id",
            "type",
            "labels",
            "created_at",
            "updated_at",
            "embedding",
            "embedding_model",
            "embedding_source",
            "embedded_at");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");
    private static final int LONGEST = 100;

    private PropertyKeys() {}

    /** {@code customerID}, {@code Customer Id} and {@code customer-id} all become {@code customer_id}. */
    public static String snakeCase(String name) {
        var humped = HUMP.matcher(name.strip()).replaceAll("_");
        var joined = EDGES.matcher(OTHER.matcher(humped).replaceAll("_")).replaceAll("");
        if (joined.isEmpty() || joined.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    name, "A property name needs letters or digits, at most " + LONGEST, name);
        }
        return joined.toLowerCase(Locale.ROOT);
    }

    /** The key for a caller's property on an entity of this type. */
    public static String of(EntityType type, String name) {
        var key = snakeCase(name);
        return RESERVED.contains(key) ? type.name() + "_" + key : key;
    }
}
