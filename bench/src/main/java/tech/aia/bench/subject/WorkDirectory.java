package tech.aia.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A new directory under the cache directory, deleted with all that is in it when closed. */
public final class WorkDirectory implements AutoCloseable {
    private final Path path;

    private WorkDirectory(Path path) {
        this.path = path;
    }

    public static WorkDirectory in(Path cache) {
        try {
            return new WorkDirectory(Files.createTempDirectory(Files.createDirectories(cache), "work-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete(path);
    }

    static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
