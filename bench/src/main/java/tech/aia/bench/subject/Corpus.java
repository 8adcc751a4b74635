package tech.aia.bench.subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A data directory filled once with the first texts of the load test by a real import, and kept under the cache directory for later
 * runs, since encoding is what takes the time.
 */
public final class Corpus {
    /** The type of its entities. */
    public static final String TYPE = "text";

    private static final String ENCODED =
            "MATCH (e:Entity {type: $type}) WHERE e.embedding_model = $model RETURN count(e) AS encoded";

    private final Path cache;
    private final RealData data;
    private final int size;

    /** @param size how many texts */
    public Corpus(Path cache, RealData data, int size) {
        this.cache = cache;
        this.data = data;
        this.size = size;
    }

    /** Where it lies, filled or not. */
    public Path directory() {
        return cache.resolve("texts-" + size);
    }

    /** Fills it unless it is full, and leaves it closed, for a process that opens it by itself. */
    public void fill() {
        open().close();
    }

    /** Opens it, filled; the caller closes it. */
    public Platform open() {
        var platform = Platform.open(directory());
        try {
            if (encoded(platform) != size) {
                System.err.println(
                        "  filling " + directory() + " with " + size + " texts, which later runs find there");
                fill(platform);
            }
            Waiting.until("the index to follow", Duration.ofHours(1), () -> isComplete(platform));
            return platform;
        } catch (RuntimeException failure) {
            platform.close();
            throw failure;
        }
    }

    private void fill(Platform platform) {
        try (var work = WorkDirectory.in(cache)) {
            var file = work.path().resolve("texts.csv");
            var rows = data.copyTexts(0, size, file);
            if (rows < size) {
                throw new BenchException("There are only " + rows + " texts, not " + size);
            }
            platform.awaitSearchable(platform.importFile(file, TYPE, "id"));
        }
    }

    private boolean isComplete(Platform platform) {
        return platform.index().size() >= size && platform.indexing().progress().waiting() == 0;
    }

    private static long encoded(Platform platform) {
        return platform.graph()
                .read(ENCODED, Map.of("type", TYPE, "model", platform.encoder().modelId()))
                .getFirst()
                .integer("encoded");
    }
}
