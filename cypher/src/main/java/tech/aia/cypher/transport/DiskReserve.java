package tech.aia.cypher.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;
import tech.aia.cypher.GraphException;

/**
 * Keeps some disk space free for the embedded server. One that meets a full disk in the middle of a commit stops for good and must be
 * started again; refused before, a write costs nobody anything. Safe for use by many threads.
 */
public final class DiskReserve {
    private final Path store;
    private final DataSize reserve;

    /**
     * @param store a directory on the disk that the server writes to
     * @param reserve what must be free for a write; bulk work needs twice as much, so that its end can still be recorded
     */
    public DiskReserve(Path store, DataSize reserve) {
        this.store = store;
        this.reserve = reserve;
    }

    /** For a server whose disk is not ours. */
    static DiskReserve none() {
        return new DiskReserve(Path.of(""), DataSize.ofBytes(0));
    }

    /** @throws GraphException.DiskFull if not even a small write should begin */
    void requireForWrite() {
        require(reserve.toBytes());
    }

    /** @throws GraphException.DiskFull if nothing large should go on */
    void requireForBulk() {
        require(2 * reserve.toBytes());
    }

    private void require(long bytes) {
        if (bytes == 0) {
            return;
        }
        var free = free();
        if (free < bytes) {
            throw new GraphException.DiskFull(
                    "The disk under " + store.toAbsolutePath() + " has only "
                            + DataSize.ofBytes(free).toMegabytes() + " MB left, and "
                            + DataSize.ofBytes(bytes).toMegabytes()
                            + " MB are kept free so that the database never stops in the middle of its work. Make room and try again");
        }
    }

    private long free() {
        try {
            return Files.getFileStore(store).getUsableSpace();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
