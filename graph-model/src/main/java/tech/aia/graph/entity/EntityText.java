package tech.aia.graph.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text that stands for an entity when it is encoded and indexed: its name, what kind of thing it is, its words, and its numbers
 * put into words, since an encoder reads {@code high-value} better than {@code 391000000000}.
 *
 * <p>The same entity always gives the same text; a change of this class changes texts, which are then encoded again.
 */
public final class EntityText {
    /** Enough for the encoder's 256 tokens, which is what it reads. */
    private static final int LONGEST = 2000;

    /** These say what an entity is; they come first and without a label. */
    private static final List<String> LEADING = List.of("description", "title", "summary", "text");

    /**
     * How a task stands is no part of what it means; with these in its text every step of its life would encode it again. By their
     * endings also timeouts and moments.
     */
    private static final Set<String> STANDING_OF_A_TASK = Set.of(
            "status",
            "priority",
            "progress",
            "attempt",
            "max_attempts",
            "last_attempt",
            "event_seq",
            "fencing_token",
            "worker",
            "done_by",
            "route",
            "other_route",
            "context",
            "partial_results",
            "cancel_requested",
            "error",
            "error_type",
            "duration_ms",
            "request_hash",
            "agents_required",
            "start_timeout_ms",
            "run_timeout_ms",
            "heartbeat_timeout_ms",
            "retry_initial_ms",
            "retry_max_ms",
            "retry_not_after");

    private static final Pattern ADDRESS = Pattern.compile("(https?://|www\\.)\\S+|[0-9a-fA-F-]{24,}");

    private EntityText() {}

    public static String of(String type, Map<String, ? extends @Nullable Object> properties) {
        var text = new StringBuilder();
        var kind = type.replace('_', ' ');
        var sorted = new TreeMap<String, Object>();
        properties.forEach((key, value) -> {
            if (value != null) {
                sorted.put(key, value);
            }
        });
        if (type.equals("task")) {
            sorted.keySet().removeAll(STANDING_OF_A_TASK);
        }
        var name = sorted.remove("name");
        if (name != null && !repeats(String.valueOf(name), sorted)) {
            sentence(text, name + "");
        }
        sentence(text, kindOf(kind, sorted));
        LEADING.forEach(key -> {
            if (sorted.remove(key) instanceof String value) {
                sentence(text, value);
            }
        });
        var facts = new ArrayList<String>();
        sorted.forEach((key, value) -> facts.add(fact(key, value)));
        facts.stream().filter(fact -> !fact.isEmpty()).forEach(fact -> sentence(text, fact));
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
    }

    /** Such as {@code high-value customer in the Technology sector}: what people ask for in one breath stands in one breath. */
    private static String kindOf(String kind, Map<String, Object> properties) {
        var words = String.join(", ", ValueBands.words(properties));
        var sector = properties.remove("sector") instanceof String name ? " in the " + name + " sector" : "";
        return words.isEmpty() && sector.isEmpty() ? "" : (words + " " + kind + sector).strip();
    }

    /** A name that was cut out of a longer text adds nothing to it. */
    private static boolean repeats(String name, Map<String, Object> properties) {
        var start = name.endsWith("…") ? name.substring(0, name.length() - 1) : name;
        return LEADING.stream()
                .anyMatch(key -> properties.get(key) instanceof String text
                        && text.strip().startsWith(start));
    }

    private static String fact(String key, Object value) {
        if (isIdentifier(key)) {
            return "";
        }
        var label = key.replace('_', ' ');
        return switch (value) {
            case String text when ADDRESS.matcher(text).matches() -> "";
            case String text -> label + " " + text;
            case Boolean flag -> flag ? label : "";
            case Long number -> label + " " + Magnitude.words(key, number);
            case Double number -> label + " " + Magnitude.words(key, number);
            case Collection<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                label + " "
                        + String.join(", ", list.stream().map(String::valueOf).toList());
            default -> "";
        };
    }

    private static boolean isIdentifier(String key) {
        return key.equals("key") || key.endsWith("_id") || key.endsWith("_key") || key.equals("made_up");
    }

    private static void sentence(StringBuilder text, String sentence) {
        var clean = sentence.strip();
        if (clean.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(clean);
        if (".!?…".indexOf(clean.charAt(clean.length() - 1)) < 0) {
            text.append('.');
        }
    }

    /** Large numbers as people say them; years and codes stay digits. */
    private static final class Magnitude {
        private Magnitude() {}

        static String words(String key, double number) {
            var size = Math.abs(number);
            var whole = number == Math.rint(number);
            if (key.endsWith("year") || key.equals("founded") || size < 1_000_000) {
                return whole && size < 1e15 ? Long.toString((long) number) : String.format(Locale.ROOT, "%.2f", number);
            }
            if (size >= 1e12) {
                return String.format(Locale.ROOT, "%.1f trillion", number / 1e12);
            }
            return size >= 1e9
                    ? String.format(Locale.ROOT, "%.1f billion", number / 1e9)
                    : String.format(Locale.ROOT, "%.1f million", number / 1e6);
        }
    }
}
