package tech.aia.app.stream;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants: those that pass every part that is not empty.
 *
 * @param events patterns of names, one of which must match
 * @param types of entities
 * @param changes kinds of changes, in lower case
 * @param subject an entity's id; null for all
 */
record EventFilter(
        List<Pattern> events,
        Set<String> types,
        Set<String> changes,
        @Nullable String subject) {

    boolean matches(GraphEvent event) {
        return (events.isEmpty()
                        || events.stream()
                                .anyMatch(pattern ->
                                        pattern.matcher(event.event()).matches()))
                && (types.isEmpty() || (event.type() != null && types.contains(event.type())))
                && (changes.isEmpty() || changes.contains(event.change()))
                && (subject == null || event.subjects().contains(subject));
    }
}
