package tech.aia.graphql.write;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.passthrough.TypedJson;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;
import tech.aia.graphql.schema.NodeType;

/** Properties out of inputs, each checked by itself. */
final class PropertyInputs {
    private static final String PROPERTIES = "properties";

    private PropertyInputs() {}

    /** Of an argument or field of the scalar JSON; an absent one has none. */
    static Map<String, @Nullable Object> json(Refusals refusals, String path, @Nullable Object given) {
        if (given == null) {
            return Map.of();
        }
        var properties = new LinkedHashMap<String, @Nullable Object>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                var field = path + "." + name;
                properties.put(
                        String.valueOf(name),
                        refusals.<Object>made(field, () -> checked(String.valueOf(name), typed(value)))
                                .orElse(null));
            });
        } else {
            refusals.add(path, "'" + PROPERTIES + "' is a JSON object");
        }
        return properties;
    }

    /** Of an input that has a field for each property. */
    static Map<String, @Nullable Object> fields(
            Refusals refusals, String path, NodeType type, Map<String, @Nullable Object> given) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        type.writtenProperties()
                .filter(property -> given.containsKey(property.name()))
                .forEach(property -> properties.put(
                        property.property(),
                        refusals.<Object>made(
                                        path + "." + property.name(),
                                        () -> checked(property.name(), given.get(property.name())))
                                .orElse(null)));
        return properties;
    }

    private static @Nullable Object checked(String name, @Nullable Object value) {
        return PropertyValues.storable(name, value);
    }

    /** A date in JSON is a text; a value of time says so. */
    private static @Nullable Object typed(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when TypedJson.isTyped(map) -> read(map);
            case List<?> list ->
                Collections.unmodifiableList(
                        list.stream().map(PropertyInputs::typed).collect(java.util.stream.Collectors.toList()));
            case null, default -> value;
        };
    }

    private static Object read(Map<?, ?> map) {
        try {
            return TypedJson.read(map);
        } catch (IllegalArgumentException unreadable) {
            throw new GraphModelException.InvalidValue(
                    PROPERTIES, "Not a typed value: " + unreadable.getMessage(), map);
        }
    }
}
