package tech.aia.graph.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Which entities to list.
 *
 * @param type only this type; null for all
 * @param conditions all of them hold
 * @param sort properties in order; entities without the property come last; the id decides between equals
 * @param limit 1 to {@value #MOST}
 * @param cursor where the page before ended, as that page said; null for the first page
 */
public record EntityQuery(
        @Nullable EntityType type,
        List<Condition> conditions,
        List<Sort> sort,
        int limit,
        @Nullable String cursor) {
    public static final int MOST = 1000;
    private static final int MOST_SORTS = 3;

    /** A property to sort by. */
    public record Sort(String property, boolean descending) {}

    public EntityQuery {
        conditions = List.copyOf(conditions);
        sort = List.copyOf(sort);
        if (limit < 1 || limit > MOST) {
            throw new GraphModelException.InvalidValue("limit", "The limit must be between 1 and " + MOST, limit);
        }
        if (sort.size() > MOST_SORTS) {
            throw new GraphModelException.InvalidValue(
                    "sort", "At most " + MOST_SORTS + " properties can be sorted by", sort.size());
        }
    }
}
