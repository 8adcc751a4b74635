package tech.aia.graph.imports;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a first pass over a file finds: how many rows it has, and the type of each column that all its values agree on, so that the
 * last row cannot contradict what the first was taken for.
 *
 * @param columns in the order met
 */
record FileSurvey(long rows, Set<String> columns, Map<String, ColumnType> types) {

    static FileSurvey of(ImportFile file) throws IOException {
        var types = new LinkedHashMap<String, ColumnType>();
        var columns = new LinkedHashSet<String>();
        var unread = embeddingColumn(file.request().target());
        long rows = 0;
        try (var reader = file.open()) {
            columns.addAll(reader.columns());
            RawRow row;
            while ((row = next(reader)) != null) {
                rows++;
                columns.addAll(row.values().keySet());
                row.values().forEach((column, value) -> {
                    if (value instanceof String text && !column.equals(unread)) {
                        types.merge(column, CellParser.typeOf(text), CellParser::common);
                    }
                });
            }
        }
        if (file.request().format() == ImportFormat.NDJSON) {
            types.replaceAll((column, type) -> isTemporal(type) ? type : ColumnType.STRING);
        }
        types.putAll(file.request().columnTypes());
        return new FileSurvey(rows, columns, types);
    }

    /** Long, and of a type of its own. */
    private static @Nullable String embeddingColumn(ImportTarget target) {
        return target instanceof ImportTarget.EntityTarget entities && entities.embeddings() != null
                ? entities.embeddings().column()
                : null;
    }

    /** A file that breaks off is counted up to there; the pass that writes will meet the same place and say so. */
    private static @Nullable RawRow next(RowReader reader) throws IOException {
        try {
            return reader.next();
        } catch (BrokenFileException endsHere) {
            return null;
        }
    }

    /** In JSON a quoted number is text on purpose; a date can only be written quoted. */
    private static boolean isTemporal(ColumnType type) {
        return type == ColumnType.DATE || type == ColumnType.DATETIME || type == ColumnType.DATETIME_LOCAL;
    }
}
