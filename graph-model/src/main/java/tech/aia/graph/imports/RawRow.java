package tech.aia.graph.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file.
 *
 * @param line where it begins, counting from 1
 * @param values by column; text in CSV, JSON values in NDJSON; without the empty ones
 * @param problem why the row cannot be used; null when it can
 */
record RawRow(
        long line, Map<String, Object> values, @Nullable String problem) {}
