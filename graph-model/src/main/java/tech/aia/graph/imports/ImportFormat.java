package tech.aia.graph.imports;

/** How a file is written. */
public enum ImportFormat {
    /** RFC 4180 with a header line; a byte order mark is passed over. */
    CSV,
    /** One JSON object a line. */
    NDJSON
}
