package tech.aia.app.agents.llm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a model calls a tool with. */
final class Arguments {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Arguments() {}

    static Map<String, @Nullable Object> parse(@Nullable String json) {
        try {
            return json == null || json.isBlank()
                    ? Map.of()
                    : JsonMapper.shared().readValue(json, OBJECT);
        } catch (JacksonException broken) {
            throw new GraphTool.Refused("The arguments are no JSON object: " + broken.getOriginalMessage());
        }
    }

    static String text(Map<String, @Nullable Object> arguments, String name) {
        if (arguments.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new GraphTool.Refused(name + " must be a text that is not empty");
    }

    static int number(Map<String, @Nullable Object> arguments, String name, int otherwise, int most) {
        return switch (arguments.get(name)) {
            case null -> otherwise;
            case Number number when number.doubleValue() >= 1 -> Math.min(number.intValue(), most);
            default -> throw new GraphTool.Refused(name + " must be a whole number from 1 to " + most);
        };
    }

    static List<String> texts(Map<String, @Nullable Object> arguments, String name) {
        return switch (arguments.get(name)) {
            case null -> List.of();
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(String.class::cast).toList();
            default -> throw new GraphTool.Refused(name + " must be a list of texts");
        };
    }
}
