package tech.aia.cypher.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;

/**
 * The folder that holds everything of one instance: {@code neo4j/} the store, {@code index/} the search index, {@code imports/}
 * received files, {@code logs/}, and the {@code credentials} file. Locked while this process uses it.
 */
public final class DataDirectory implements AutoCloseable {
    /** Where it is when nothing else is said. */
    public static final String DEFAULT = "data";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder where needed and takes its lock. */
    public static DataDirectory open(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            var channel =
                    FileChannel.open(absolute.resolve("aia.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new GraphException.Unavailable(
                        "Aia.Data.InUse",
                        "The data directory " + absolute
                                + " is in use by another AIA process. Stop that one, or choose another directory with --data.",
                        null);
            }
            return new DataDirectory(absolute, channel);
        } catch (IOException failure) {
            throw new GraphException.Unavailable(
                    "Aia.Data.Unusable",
                    "The data directory " + absolute + " cannot be used: " + failure
                            + ". Choose a writable one with --data.",
                    failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException mine) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The operating system drops the lock with the process in any case.
        }
    }
}
