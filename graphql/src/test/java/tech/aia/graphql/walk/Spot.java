package tech.aia.graphql.walk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node, or a relationship and the node it leads to, as one item of a list.
 *
 * @param step the relationship; null where no relationship led here
 */
record Spot(@Nullable Step step, Found node) {

    /** A node as it stands in the graph. */
    record Found(String elementId, List<String> labels, Map<String, @Nullable Object> properties) {}

    /** A relationship. */
    record Step(String elementId, Map<String, @Nullable Object> properties) {}

    Map<String, @Nullable Object> edge() {
        return step == null ? Map.of() : step.properties();
    }
}
