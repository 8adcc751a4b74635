package tech.aia.graphql.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.value.JsonValues;

/** Properties as the compiler gives them: pairs of key and value. */
final class JsonPairs {
    private JsonPairs() {}

    static Map<String, @Nullable Object> json(@Nullable Object pairs) {
        return JsonValues.of(map(pairs));
    }

    /** As the graph has them. */
    static Map<String, @Nullable Object> map(@Nullable Object pairs) {
        var properties = new HashMap<String, @Nullable Object>();
        if (pairs instanceof List<?> list) {
            for (var pair : list) {
                if (pair instanceof List<?> property) {
                    properties.put(String.valueOf(property.getFirst()), property.getLast());
                }
            }
        }
        return properties;
    }
}
