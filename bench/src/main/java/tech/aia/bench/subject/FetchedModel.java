package tech.aia.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Language models that the product does not ship, kept below the cache directory. */
public final class FetchedModel {
    /** Of 12 layers, under the MIT licence. */
    public static final String BGE_SMALL = "bge-small-en-v1.5";

    /** The built-in model with weights of 8 bits, for ONNX Runtime. */
    public static final String INT8_MINILM = "all-minilm-l6-v2-q";

    private FetchedModel() {}

    /**
     * The directory of a model, which {@code ./aia model} fetches unless it is there already; none if it cannot.
     *
     * @param root the project's directory
     * @param cache where fetched things are kept
     */
    public static Optional<Path> of(Path root, Path cache, String name) {
        var models = cache.resolve("models");
        try {
            Files.createDirectories(models);
            var script = root.resolve("aia").toString();
            return PeerProcess.succeeds(root, List.of("sh", script, "model", name, models.toString()))
                    ? Optional.of(models.resolve(name))
                    : Optional.empty();
        } catch (IOException failure) {
            return Optional.empty();
        }
    }
}
