package tech.aia.graph.entity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Finds a name for an entity that was given none. */
public final class EntityNames {
    private static final List<String> CANDIDATES =
            List.of("title", "company_name", "full_name", "display_name", "label", "summary", "description", "text");
    private static final int LONGEST = 80;

    private EntityNames() {}

    /** The first property that could be one, shortened; otherwise the key. */
    public static String of(EntityType type, String id, Map<String, ? extends @Nullable Object> properties) {
        return Stream.concat(Stream.of("name", type.name() + "_name"), CANDIDATES.stream())
                .map(properties::get)
                .filter(String.class::isInstance)
                .map(value -> shortened((String) value))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(
                        id.startsWith(type.name() + "_")
                                ? id.substring(type.name().length() + 1)
                                : id);
    }

    /**
     * Each entity has a name as long as it is there.
     *
     * @throws GraphModelException.InvalidValue if the change takes it away
     */
    static void requireKept(Map<String, ? extends @Nullable Object> change) {
        if (change.containsKey("name") && change.get("name") == null) {
            throw new GraphModelException.InvalidValue("name", "A name can be changed but not taken away", null);
        }
    }

    private static String shortened(String text) {
        var line = text.strip().lines().findFirst().orElse("");
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = line.lastIndexOf(' ', LONGEST - 1);
        return line.substring(0, end > LONGEST / 2 ? end : LONGEST - 1) + "…";
    }
}
