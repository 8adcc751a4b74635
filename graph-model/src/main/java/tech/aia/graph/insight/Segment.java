package tech.aia.graph.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.aia.graph.GraphModelException;

/**
 * Some of the customers, by their properties: of each property named, one of its values must be the customer's, compared as text.
 *
 * @param wanted values by property; empty for all customers
 */
public record Segment(Map<String, List<String>> wanted) {
    public static final Segment ALL = new Segment(Map.of());

    private static final int MOST = 50;

    public Segment {
        var copy = new LinkedHashMap<String, List<String>>();
        wanted.forEach((property, values) -> copy.put(property, List.copyOf(values)));
        wanted = Collections.unmodifiableMap(copy);
    }

    /**
     * @param conditions such as {@code country:Germany}; several of one property are alternatives, several properties must all fit
     * @throws GraphModelException.InvalidValue if one has no colon, or there are more than {@value #MOST}
     */
    public static Segment parse(Collection<String> conditions) {
        if (conditions.size() > MOST) {
            throw new GraphModelException.InvalidValue(
                    "segment", "A segment has at most " + MOST + " conditions", conditions.size());
        }
        var wanted = new LinkedHashMap<String, List<String>>();
        for (var condition : conditions) {
            var colon = condition.indexOf(':');
            if (colon < 1 || colon == condition.length() - 1) {
                throw new GraphModelException.InvalidValue(
                        "segment",
                        "A segment is a property of customers, a colon and a value, such as country:Germany",
                        condition);
            }
            wanted.computeIfAbsent(condition.substring(0, colon).strip(), property -> new ArrayList<>())
                    .add(condition.substring(colon + 1).strip());
        }
        return new Segment(wanted);
    }

    boolean isEveryone() {
        return wanted.isEmpty();
    }
}
