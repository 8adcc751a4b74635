package tech.aia.embeddings.encoder;

import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A model's files, read into memory from wherever the settings say they are. */
final class ModelSource {
    private static final String CLASS_PATH = "classpath:";
    private static final String DEFAULT_NAME = "all-MiniLM-L6-v2";
    private static final String TOKENIZER = "tokenizer.json";
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+-]+:.*");
    private static final Pattern LOCAL_URL = Pattern.compile("(classpath|file|jar):.*");

    private final String name;
    private final Format format;
    private final byte[] weights;
    private final byte[] tokenizer;
    private final @Nullable Path directory;

    private ModelSource(String name, Format format, byte[] weights, byte[] tokenizer, @Nullable Path directory) {
        this.name = name;
        this.format = format;
        this.weights = weights;
        this.tokenizer = tokenizer;
        this.directory = directory;
    }

    enum Format {
        ONNX(".onnx"),
        TORCH_SCRIPT(".pt");

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }

        private static Format of(String file) {
            return Stream.of(values())
                    .filter(format -> file.endsWith(format.suffix))
                    .findFirst()
                    .orElseThrow(() -> refused(file + " is neither a .onnx nor a .pt file", null));
        }

        private static boolean isKnown(Path file) {
            return Stream.of(values()).anyMatch(format -> file.toString().endsWith(format.suffix));
        }
    }

    /** Whether reading the model may need the network. */
    static boolean isRemote(String model) {
        return URL.matcher(model).matches() && !LOCAL_URL.matcher(model).matches();
    }

    /** Reads the model {@link EncoderSettings#model()} names. */
    static ModelSource read(String model) {
        try {
            if (model.startsWith(CLASS_PATH)) {
                return fromClassPath(model.substring(CLASS_PATH.length()));
            }
            Path path = URL.matcher(model).matches() ? download(model) : Path.of(model);
            return fromFile(Files.isDirectory(path) ? onlyModelIn(path) : path);
        } catch (IOException | InvalidPathException e) {
            throw refused("the model " + model + " cannot be read (" + e + ")", e);
        }
    }

    Format format() {
        return format;
    }

    /** The model's file. Not copied, so not to be written to. */
    byte[] weights() {
        return weights;
    }

    /** Its {@code tokenizer.json}. Not copied, so not to be written to. */
    byte[] tokenizer() {
        return tokenizer;
    }

    /** Where it was found; none for the class path. */
    @Nullable
    Path directory() {
        return directory;
    }

    /**
     * The name with a checksum of everything in files and settings that decides on the vectors. In int8 the processor decides a little, too: that
     * is left out, as such vectors can still be compared, and processes on unlike machines may share a graph.
     *
     * @param settings where texts are cut, and how exactly they are computed
     * @param pooling how the model is pooled, if it does not do that itself
     */
    String id(EncoderSettings settings, Pooling pooling) {
        int maxTokens = settings.maxTokens();
        CRC32C checksum = new CRC32C();
        checksum.update(weights);
        checksum.update(tokenizer);
        checksum.update(maxTokens & 0xff);
        checksum.update(maxTokens >>> 8);
        if (pooling != Pooling.MEAN) {
            checksum.update(pooling.name().getBytes(StandardCharsets.US_ASCII));
        }
        return "%s@%08x%s".formatted(name, checksum.getValue(), settings.isInt8() ? "-int8" : "");
    }

    private static ModelSource fromClassPath(String name) throws IOException {
        String shown = EncoderSettings.DEFAULT_MODEL.endsWith(":" + name) ? DEFAULT_NAME : name;
        return new ModelSource(
                shown, Format.ONNX, resource(name + Format.ONNX.suffix), resource(name + "-" + TOKENIZER), null);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = ModelSource.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw refused("there is no " + name + " on the class path", null);
            }
            return file.readAllBytes();
        }
    }

    private static ModelSource fromFile(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        Format format = Format.of(fileName);
        Path tokenizer = file.resolveSibling(TOKENIZER);
        if (!Files.isReadable(file)) {
            throw refused("there is no readable file " + file, null);
        }
        if (!Files.isReadable(tokenizer)) {
            throw refused("there is no readable " + TOKENIZER + " beside " + file, null);
        }
        String name = fileName.substring(0, fileName.length() - format.suffix.length());
        return new ModelSource(
                name, format, Files.readAllBytes(file), Files.readAllBytes(tokenizer), tokenizer.getParent());
    }

    private static Path onlyModelIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> models = files.filter(Format::isKnown).toList();
            if (models.size() != 1) {
                throw refused("one .onnx or .pt file is wanted in " + directory + ", not " + models.size(), null);
            }
            return models.getFirst();
        }
    }

    /** Has DJL fetch the model into its cache, unless it is there already, and gives the directory. */
    private static Path download(String url) throws IOException {
        try {
            Repository repository = Repository.newInstance("aia-encoder", url);
            for (MRL resource : repository.getResources()) {
                Artifact artifact = resource.getDefaultArtifact();
                resource.prepare(artifact);
                return repository.getResourceDirectory(artifact);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refused("the model " + url + " cannot be read (" + e.getMessage() + ")", e);
        }
        throw refused("there is no model at " + url, null);
    }

    private static EncoderException.ModelRefused refused(String what, @Nullable Exception cause) {
        return new EncoderException.ModelRefused("aia.encoder.model: " + what + ".", cause);
    }
}
