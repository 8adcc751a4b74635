package tech.aia.graph.imports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row, holding one at a time. */
interface RowReader extends AutoCloseable {

    /** The columns of the header; empty where every row names its own. */
    List<String> columns();

    /**
     * The next row, or null at the end.
     *
     * @throws BrokenFileException where the file cannot be read on
     */
    @Nullable
    RawRow next() throws IOException;

    @Override
    void close() throws IOException;
}
