package tech.aia.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the read models of all types do alike: find one by id or by key, and many in the order asked for, with one statement each.
 * Safe for use by many threads if the functions are.
 *
 * @param type as in the ids, such as {@code task}
 * @param byIds loads those of the ids that exist, in any order
 * @param id of one
 */
public record TypedReader<T>(String type, Function<Collection<String>, List<T>> byIds, Function<T, String> id) {

    /** The one with this id, or else the one with the id {@code <type>_<given>}. */
    public Optional<T> find(String idOrKey) {
        return findAll(List.of(idOrKey, type + "_" + idOrKey)).stream().findFirst();
    }

    /** Those of the ids that exist, in the order given. */
    public List<T> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<String, T>();
        byIds.apply(new ArrayList<>(ids)).forEach(one -> found.put(id.apply(one), one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
