package tech.aia.graphql.walk;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.compile.Cursors;
import tech.aia.graphql.schema.NodeType;

/** Orders of lists, and places in them. Knows the place of each cursor it gave. */
final class Places {
    private final Map<String, List<@Nullable Object>> byCursor = new HashMap<>();

    /**
     * An order.
     *
     * @param descending for each value of a place
     */
    record Ordering(List<Key> keys, List<Boolean> descending) {}

    /** A value of a place. */
    interface Key {
        @Nullable
        Object of(Spot spot);
    }

    /** @param edge the type of what relationships hold, where they hold anything */
    static Ordering ordering(NodeType type, @Nullable NodeType edge, boolean linked, List<?> sort) {
        var keys = new ArrayList<Key>();
        var descending = new ArrayList<Boolean>();
        var ordered = new HashSet<String>();
        for (var one : sort) {
            var given = Values.entry(one);
            var ofEdge = linked && given.getKey().equals("edge");
            var chosen = linked ? Values.entry(given.getValue()) : given;
            var property = (ofEdge ? Objects.requireNonNull(edge) : type)
                    .property(chosen.getKey())
                    .property();
            if (!ordered.add((ofEdge ? "edge " : "node ") + property)) {
                continue;
            }
            keys.add(
                    ofEdge
                            ? spot -> spot.edge().get(property)
                            : spot -> spot.node().properties().get(property));
            descending.add("DESC".equals(chosen.getValue()));
        }
        if (ordered.add("node " + type.key())) {
            keys.add(spot -> spot.node().properties().get(type.key()));
            descending.add(false);
        }
        if (linked) {
            keys.add(spot -> Objects.requireNonNull(spot.step()).elementId());
            descending.add(false);
        }
        return new Ordering(keys, descending);
    }

    static List<@Nullable Object> place(Spot spot, Ordering ordering) {
        var place = new ArrayList<@Nullable Object>();
        ordering.keys().forEach(key -> place.add(key.of(spot)));
        return place;
    }

    String cursor(Spot spot, Ordering ordering) {
        var place = place(spot, ordering);
        var cursor = Cursors.write(place);
        byCursor.put(cursor, place);
        return cursor;
    }

    List<@Nullable Object> placeOf(String cursor) {
        return Objects.requireNonNull(byCursor.get(cursor));
    }

    static Comparator<Spot> comparator(Ordering ordering) {
        return (a, b) -> compare(place(a, ordering), place(b, ordering), ordering);
    }

    /** What has no value comes last, in either direction. */
    static int compare(List<@Nullable Object> a, List<@Nullable Object> b, Ordering ordering) {
        for (int i = 0; i < ordering.keys().size(); i++) {
            var left = a.get(i);
            var right = b.get(i);
            int result;
            if (left == null || right == null) {
                result = Boolean.compare(left == null, right == null);
            } else {
                result = ordering.descending().get(i) ? compare(right, left) : compare(left, right);
            }
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    static int compare(Object a, Object b) {
        return switch (a) {
            case Number number -> Double.compare(number.doubleValue(), ((Number) b).doubleValue());
            case String text -> text.compareTo((String) b);
            case Boolean flag -> flag.compareTo((Boolean) b);
            case ZonedDateTime moment -> moment.toInstant().compareTo(((ZonedDateTime) b).toInstant());
            default -> throw new AssertionError("No order for " + a);
        };
    }
}
