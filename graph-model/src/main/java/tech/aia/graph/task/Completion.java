package tech.aia.graph.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to show for its work.
 *
 * @param summary in a sentence or two
 * @param payload the result itself, kept whole
 * @param metrics figures about the work, kept whole
 * @param media texts and pictures, such as a report in Markdown, each kept whole
 * @param about ids of the entities the result is about
 */
public record Completion(
        @Nullable String summary,
        @Nullable Map<String, ? extends @Nullable Object> payload,
        @Nullable Map<String, ? extends @Nullable Object> metrics,
        List<? extends Map<String, ? extends @Nullable Object>> media,
        List<String> about) {
    /** Done, with nothing to keep: no result is written. */
    public static final Completion NOTHING = new Completion(null, null, null, List.of(), List.of());

    public Completion {
        media = List.copyOf(media);
        about = List.copyOf(about);
    }

    public static Completion of(String summary, Map<String, ? extends @Nullable Object> payload) {
        return new Completion(summary, payload, null, List.of(), List.of());
    }

    boolean isNothing() {
        return summary == null && payload == null && metrics == null && media.isEmpty() && about.isEmpty();
    }
}
