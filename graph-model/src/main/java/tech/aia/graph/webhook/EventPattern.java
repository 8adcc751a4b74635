package tech.aia.graph.webhook;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tech.aia.graph.GraphModelException;

/** A type of events, such as {@code task.completed}, all that begin alike, such as {@code task.*}, or all: {@code *}. */
record EventPattern(String text) {
    static final String FIELD = "events";
    private static final int MOST = 50;

    /** @throws GraphModelException.InvalidValue if there are none or too many, or one of them matches nothing */
    static Set<EventType> types(List<String> patterns) {
        if (patterns.isEmpty() || patterns.size() > MOST) {
            throw new GraphModelException.InvalidValue(
                    FIELD, "A webhook subscribes to 1 to " + MOST + " types of events", patterns.size());
        }
        var types = EnumSet.noneOf(EventType.class);
        patterns.forEach(pattern -> types.addAll(new EventPattern(pattern).matched()));
        return types;
    }

    /** What is matched by any of these; those that match nothing any more are passed over. */
    static Set<EventType> known(List<String> patterns) {
        var types = EnumSet.noneOf(EventType.class);
        Arrays.stream(EventType.values())
                .filter(type -> patterns.stream().anyMatch(pattern -> new EventPattern(pattern).matches(type)))
                .forEach(types::add);
        return types;
    }

    private boolean matches(EventType type) {
        return text.equals("*")
                || text.equals(type.word())
                || (text.endsWith(".*") && type.word().startsWith(text.substring(0, text.length() - 1)));
    }

    private List<EventType> matched() {
        var matched = Arrays.stream(EventType.values()).filter(this::matches).toList();
        if (matched.isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    FIELD,
                    "There are no events '" + text + "'; there are " + EventType.words()
                            + ", and patterns such as task.* or *",
                    text);
        }
        return matched;
    }
}
