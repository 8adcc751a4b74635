package tech.aia.graph;

import java.util.List;

/**
 * One page of a list that is ordered by id. The next page begins after the id of the last item.
 *
 * @param more whether there are items after these
 */
public record Page<T>(List<T> items, boolean more) {
    /** The largest page. */
    public static final int MOST = 1000;

    public Page {
        items = List.copyOf(items);
    }

    /** A page out of up to {@code limit + 1} items: the one too many only says that there are more. */
    public static <T> Page<T> of(List<T> items, int limit) {
        return items.size() > limit ? new Page<>(items.subList(0, limit), true) : new Page<>(items, false);
    }

    /** @throws GraphModelException.InvalidValue if it is not 1 to {@value #MOST} */
    public static int checkedLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new GraphModelException.InvalidValue("limit", "The limit must be between 1 and " + MOST, limit);
        }
        return limit;
    }
}
