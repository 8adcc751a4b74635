package tech.aia.graph.imports;

/** Where an import is. */
public enum ImportState {
    /** Waiting for those before it. */
    QUEUED,
    RUNNING,
    COMPLETED,
    /** The file was broken or the database failed; what was done before that is kept. */
    FAILED,
    /** The process ended under it; what was done before that is kept, and the same file can be sent again. */
    INTERRUPTED
}
