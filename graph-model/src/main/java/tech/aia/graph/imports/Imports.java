package tech.aia.graph.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import tech.aia.graph.GraphModelException;

/**
 * Imports of files. One runs at a time, in the order received; each is durable in what it has done and idempotent when repeated.
 * Safe for use by many threads.
 */
public interface Imports {

    /**
     * Receives the whole file to disk, then takes it into the queue.
     *
     * @param body read to its end, not closed
     * @return the status just after; its id finds it again
     * @throws GraphModelException.NoRoom if the disk is full
     * @throws GraphModelException.InvalidValue if the file cannot be what the request says, such as a missing id column
     */
    ImportStatus receive(ImportRequest request, InputStream body);

    Optional<ImportStatus> find(String id);

    /** The newest first. */
    List<ImportStatus> latest(int limit);
}
