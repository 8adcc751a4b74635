package tech.aia.graph.imports;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What to make of a file.
 *
 * @param columnTypes stated types by column; the others are inferred from the whole file
 */
public record ImportRequest(
        ImportTarget target, ImportFormat format, Charset charset, Map<String, ColumnType> columnTypes) {}
