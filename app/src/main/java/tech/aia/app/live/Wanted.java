package tech.aia.app.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** What the parts of a {@code where} have in common: a list that is not given lets everything pass. */
final class Wanted {
    private static final int MOST = 100;

    private Wanted() {}

    static boolean has(@Nullable List<?> list, @Nullable Object value) {
        return list == null || (value != null && list.contains(value));
    }

    static boolean hasAny(@Nullable List<String> list, List<String> values) {
        return list == null || values.stream().anyMatch(list::contains);
    }

    /** @throws GraphModelException.InvalidValue if a list is longer than it may be */
    static void check(String field, @Nullable List<?> list) {
        if (list != null && list.size() > MOST) {
            throw new GraphModelException.InvalidValue(
                    "where." + field, "where." + field + " has at most " + MOST + " items", list.size());
        }
    }
}
