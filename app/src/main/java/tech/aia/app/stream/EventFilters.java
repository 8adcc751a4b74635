package tech.aia.app.stream;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.cypher.change.ChangeKind;

/** Reads filters out of query parameters; what can match nothing is refused with the parameter's name. */
final class EventFilters {
    private static final int MOST = 50;
    private static final int LONGEST_ID = 1000;
    private static final String PART = "(?=[a-z0-9_*])[a-z0-9_]{0,40}\\*?[a-z0-9_]{0,40}";
    private static final Pattern PATTERN = Pattern.compile("\\*|(" + PART + ")\\.(" + PART + ")");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Set<String> CHANGES = Arrays.stream(ChangeKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private EventFilters() {}

    static EventFilter of(
            @Nullable String events, @Nullable String types, @Nullable String changes, @Nullable String subject) {
        return new EventFilter(
                list("events", events).stream().map(EventFilters::pattern).toList(),
                types(types),
                changes(changes),
                subject(subject));
    }

    private static Pattern pattern(String text) {
        var form = PATTERN.matcher(text);
        if (!form.matches()) {
            throw refused(
                    "events",
                    text,
                    "'" + text
                            + "' is no pattern of event names: those are such as customer.created, task.*, *.deleted or *");
        }
        var happening = form.group(2);
        if (happening != null
                && ChangeEvents.HAPPENINGS.stream().noneMatch(glob(happening).asMatchPredicate())) {
            throw refused(
                    "events",
                    text,
                    "No event's name matches '" + text + "': after the dot come "
                            + String.join(", ", new TreeSet<>(ChangeEvents.HAPPENINGS)) + " or *");
        }
        return glob(text);
    }

    /** Two stars at most, so that matching never takes long. */
    private static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static Set<String> types(@Nullable String text) {
        var types = list("types", text);
        for (var type : types) {
            if (!TYPE.matcher(type).matches()) {
                throw refused(
                        "types",
                        type,
                        "'" + type
                                + "' is no type: those are lower-case words joined by underscores, such as customer");
            }
        }
        return types;
    }

    private static Set<String> changes(@Nullable String text) {
        var changes = list("changes", text);
        for (var change : changes) {
            if (!CHANGES.contains(change)) {
                throw refused(
                        "changes",
                        change,
                        "'" + change + "' is no kind of change; there are "
                                + String.join(", ", new TreeSet<>(CHANGES)));
            }
        }
        return changes;
    }

    private static @Nullable String subject(@Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > LONGEST_ID)) {
            throw refused("subject", text, "The subject is an entity's id, such as customer_ACME");
        }
        return text;
    }

    private static Set<String> list(String field, @Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        var list = new LinkedHashSet<String>();
        for (var part : text.split(",", -1)) {
            if (part.isBlank()) {
                throw refused(
                        field, text, "'" + field + "' is a list with commas between its items, none of them empty");
            }
            list.add(part.strip());
        }
        if (list.size() > MOST) {
            throw refused(field, list.size(), "'" + field + "' has at most " + MOST + " items");
        }
        return list;
    }

    static RestException refused(String field, @Nullable Object given, String message) {
        return new RestException(ErrorCode.VALIDATION, message, field, given);
    }
}
