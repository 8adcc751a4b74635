package tech.aia.app.agents.llm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Reads an agent's configuration strictly. No refusal repeats a value: it may be a key in the wrong place. */
final class LlmOptionsReader {
    private static final Set<String> MEMBERS = Set.of(
            "base_url",
            "model",
            "key",
            "instructions",
            "temperature",
            "max_steps",
            "max_tokens",
            "timeout_seconds",
            "tools");
    private static final List<String> SECRETS = List.of("api", "secret", "token", "password", "auth", "key");
    private static final String WHERE_KEYS_GO =
            "a key never stands in the graph: give it to the server as AIA_LLM_KEYS_<NAME> and put its name here as key";
    private static final int LONGEST_MODEL = 200;
    private static final int LONGEST_INSTRUCTIONS = 20_000;

    private final Map<String, ? extends @Nullable Object> values;

    private LlmOptionsReader(Map<String, ? extends @Nullable Object> values) {
        this.values = values;
    }

    /** @throws GraphModelException.InvalidValue naming the member that is wrong */
    static LlmOptions read(Map<String, ? extends @Nullable Object> configuration) {
        var reader = new LlmOptionsReader(configuration);
        reader.requireKnownMembers();
        return reader.options();
    }

    private LlmOptions options() {
        return new LlmOptions(
                baseUrl(),
                required("model", LONGEST_MODEL),
                key(),
                text("instructions", LONGEST_INSTRUCTIONS),
                temperature(),
                number("max_steps", 10, 50),
                number("max_tokens", 50_000, 10_000_000),
                Duration.ofSeconds(number("timeout_seconds", 300, 86_400)),
                tools());
    }

    private void requireKnownMembers() {
        for (var name : values.keySet()) {
            if (!MEMBERS.contains(name)) {
                var lower = name.toLowerCase(Locale.ROOT);
                throw refusal(
                        name,
                        SECRETS.stream().anyMatch(lower::contains)
                                ? "is refused, as it may hold a key: " + WHERE_KEYS_GO
                                : "is not understood; known are "
                                        + String.join(
                                                ", ", MEMBERS.stream().sorted().toList()));
            }
        }
    }

    private BaseUrl baseUrl() {
        try {
            return BaseUrl.parse(required("base_url", LONGEST_INSTRUCTIONS));
        } catch (IllegalArgumentException wrong) {
            throw refusal("base_url", "cannot be used: " + wrong.getMessage());
        }
    }

    private @Nullable String key() {
        return switch (values.get("key")) {
            case null -> null;
            case String name when LlmSettings.KEY_NAME.matcher(name).matches() -> name;
            default ->
                throw refusal("key", "must be a name of lower-case letters and digits, not a key: " + WHERE_KEYS_GO);
        };
    }

    private String required(String name, int longest) {
        var text = text(name, longest);
        if (text.isBlank()) {
            throw refusal(name, "is missing");
        }
        return text;
    }

    private String text(String name, int longest) {
        return switch (values.get(name)) {
            case null -> "";
            case String text when text.length() <= longest -> text.strip();
            default -> throw refusal(name, "must be a text of at most " + longest + " characters");
        };
    }

    private @Nullable Double temperature() {
        return switch (values.get("temperature")) {
            case null -> null;
            case Number number when number.doubleValue() >= 0 && number.doubleValue() <= 2 -> number.doubleValue();
            default -> throw refusal("temperature", "must be a number from 0 to 2");
        };
    }

    private int number(String name, int otherwise, int most) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Integer number when number >= 1 && number <= most -> number;
            case Long number when number >= 1 && number <= most -> number.intValue();
            default -> throw refusal(name, "must be a whole number from 1 to " + most);
        };
    }

    private Set<String> tools() {
        var all = Set.of(LlmOptions.QUERY, LlmOptions.SEARCH);
        return switch (values.get("tools")) {
            case null -> all;
            case List<?> some
            when all.containsAll(some) ->
                Set.copyOf(some.stream().map(String::valueOf).toList());
            default -> throw refusal("tools", "must be a list of some of query and search");
        };
    }

    private static GraphModelException.InvalidValue refusal(String name, String issue) {
        return new GraphModelException.InvalidValue(
                "configuration." + name, "configuration." + name + " " + issue, null);
    }
}
