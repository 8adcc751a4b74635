package tech.aia.cypher.change;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Row;

/** How a {@link ChangeSet} is laid down in a node: parallel lists, an empty string standing for what is not there. */
final class ChangeSetRecord {
    static final String LABEL = "ChangeSet";

    /** Keeps one node's lists to about a megabyte. */
    static final int MOST_CHANGES = 10_000;

    private ChangeSetRecord() {}

    static Map<String, Object> properties(Instant at, List<Change> changes) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("at", at.atZone(ZoneOffset.UTC));
        properties.put("kinds", column(changes, change -> change.kind().name().toLowerCase(Locale.ROOT)));
        properties.put("entity_ids", column(changes, Change::entityId));
        properties.put("entity_types", column(changes, Change::entityType));
        if (changes.stream().anyMatch(change -> !change.kind().ofEntity())) {
            properties.put("relationship_types", column(changes, Change::relationshipType));
            properties.put("other_ids", column(changes, Change::otherId));
        }
        return properties;
    }

    static ChangeSet read(Row row) {
        var kinds = row.list("kinds");
        var changes = new ArrayList<Change>(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            changes.add(new Change(
                    ChangeKind.valueOf(text(kinds, i).toUpperCase(Locale.ROOT)),
                    text(row.list("entity_ids"), i),
                    text(row.list("entity_types"), i),
                    orNull(row.get("relationship_types"), i),
                    orNull(row.get("other_ids"), i)));
        }
        var at = row.instantOrNull("at");
        return new ChangeSet(row.integer("cursor"), at == null ? Instant.EPOCH : at, List.copyOf(changes));
    }

    private static String[] column(List<Change> changes, Function<Change, @Nullable String> value) {
        var column = new String[changes.size()];
        Arrays.setAll(column, i -> {
            var text = value.apply(changes.get(i));
            return text == null ? "" : text;
        });
        return column;
    }

    private static String text(List<@Nullable Object> column, int i) {
        return String.valueOf(column.get(i));
    }

    private static @Nullable String orNull(@Nullable Object column, int i) {
        if (!(column instanceof List<?> list)) {
            return null;
        }
        var text = String.valueOf(list.get(i));
        return text.isEmpty() ? null : text;
    }
}
