package tech.aia.graphql.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;

/** Rows of a bulk upsert, all of them checked before one is written. */
final class BulkRows {
    private final Entities entities;
    private final Refusals refusals;
    private final EntityType type;
    private final List<EntityRow> rows = new ArrayList<>();
    private final Map<String, Integer> keys = new HashMap<>();

    BulkRows(Entities entities, Refusals refusals, EntityType type) {
        this.entities = entities;
        this.refusals = refusals;
        this.type = type;
    }

    /** Where the properties of a row come from. */
    interface Properties {
        /** @param path of the row, such as {@code rows[3]} */
        Map<String, @Nullable Object> of(String path, Map<String, @Nullable Object> row);
    }

    /** @param below what stands between a row and the names of its properties in the arguments, such as {@code .properties} */
    List<EntityRow> read(List<Map<String, @Nullable Object>> given, String below, Properties properties) {
        if (given.isEmpty() || given.size() > Page.MOST) {
            refusals.add("rows", "There are 1 to " + Page.MOST + " rows, not " + given.size());
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            var path = "rows[" + i + "]";
            add(i, path, String.valueOf(given.get(i).get("key")), below, properties.of(path, given.get(i)));
        }
        return rows;
    }

    private void add(int index, String path, String key, String below, Map<String, @Nullable Object> properties) {
        var id = refusals.<String>made(path + ".key", () -> type.idOf(key));
        var first = keys.putIfAbsent(key, index);
        if (first != null) {
            refusals.add(path + ".key", "It repeats the key of rows[" + first + "]");
        }
        id.flatMap(whole -> refusals.<EntityRow>made(
                        field -> path + below + "." + field, () -> entities.row(type, whole, properties)))
                .ifPresent(rows::add);
    }
}
