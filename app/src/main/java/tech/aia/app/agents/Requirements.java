package tech.aia.app.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The requirements of a task, read strictly: what is of the wrong kind or not known is refused by {@link TaskRefused}. */
public record Requirements(Map<String, @Nullable Object> values) {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** Read by the platform, not by agents. */
    private static final Set<String> COMMON = Set.of("capability", "output_format");

    static Requirements parse(@Nullable String json) {
        if (json == null) {
            return new Requirements(Map.of());
        }
        try {
            return new Requirements(JsonMapper.shared().readValue(json, OBJECT));
        } catch (JacksonException broken) {
            throw new TaskRefused("The requirements are no JSON object");
        }
    }

    public Requirements only(String... names) {
        var known = new TreeSet<>(Set.of(names));
        for (var name : values.keySet()) {
            if (!known.contains(name) && !COMMON.contains(name)) {
                throw new TaskRefused(
                        "requirements." + name + " is not understood; known are " + String.join(", ", known));
            }
        }
        if (!"json".equals(text("output_format", "json"))) {
            throw new TaskRefused("requirements.output_format can only be json");
        }
        return this;
    }

    public @Nullable String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text when !text.isBlank() -> text;
            default -> throw new TaskRefused("requirements." + name + " must be a text that is not empty");
        };
    }

    public String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    public String required(String name) {
        var text = text(name);
        if (text == null) {
            throw new TaskRefused("requirements." + name + " is missing");
        }
        return text;
    }

    /** One of the words. */
    public String choice(String name, @Nullable String otherwise, List<String> words) {
        var text = otherwise == null ? required(name) : text(name, otherwise);
        if (!words.contains(text)) {
            throw new TaskRefused(
                    "requirements." + name + " must be one of " + String.join(", ", words) + ", not '" + text + "'");
        }
        return text;
    }

    public int number(String name, int otherwise, int least, int most) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Integer number when number >= least && number <= most -> number;
            default ->
                throw new TaskRefused("requirements." + name + " must be a whole number from " + least + " to " + most);
        };
    }

    /** From 0 to 1. */
    public double share(String name, double otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Number number when number.doubleValue() >= 0 && number.doubleValue() <= 1 -> number.doubleValue();
            default -> throw new TaskRefused("requirements." + name + " must be a number from 0 to 1");
        };
    }

    public boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw new TaskRefused("requirements." + name + " must be true or false");
        };
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    public List<?> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new TaskRefused("requirements." + name + " must be a list");
        };
    }

    public List<String> texts(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(String.class::cast).toList();
            default -> throw new TaskRefused("requirements." + name + " must be a list of texts");
        };
    }

    public Map<String, ? extends @Nullable Object> object(String name) {
        return switch (values.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> object.put(String.valueOf(key), value));
                yield object;
            }
            default -> throw new TaskRefused("requirements." + name + " must be an object");
        };
    }
}
