package tech.aia.cypher.passthrough;

/** What a statement may do to the graph. */
public enum AccessMode {
    /** Only look. */
    READ,
    /** Also create, change and delete nodes and relationships; never schema, users or settings. */
    WRITE
}
