package tech.aia.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes to import, read once from front to back.
 *
 * @param gzipped whether the bytes begin like gzip; they are sent as they are
 * @param size how many there are, unknown for standard input
 */
record ImportSource(InputStream bytes, Format format, boolean gzipped, OptionalLong size) implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    enum Format {
        csv("text/csv"),
        ndjson("application/x-ndjson");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    static ImportSource open(String name, @Nullable Format given, InputStream standardInput) {
        try {
            return name.equals("-") ? standardInput(standardInput, given) : file(name, given);
        } catch (IOException | InvalidPathException failure) {
            throw CliException.usage("The file " + name + " cannot be read: " + failure.getMessage() + ".");
        }
    }

    private static ImportSource standardInput(InputStream in, @Nullable Format given) throws IOException {
        var bytes = new BufferedInputStream(in, BUFFER);
        return new ImportSource(bytes, given == null ? Format.csv : given, isGzip(bytes), OptionalLong.empty());
    }

    private static ImportSource file(String name, @Nullable Format given) throws IOException {
        var path = Path.of(name);
        if (!Files.exists(path)) {
            throw CliException.usage("There is no file " + name + ".");
        }
        if (Files.isDirectory(path)) {
            throw CliException.usage(name + " is a directory, not a file.");
        }
        var format = given == null ? formatOf(name) : given;
        // A pipe or device such as /dev/stdin has no size to tell.
        var size = Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
        var bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return new ImportSource(bytes, format, isGzip(bytes), size);
    }

    private static Format formatOf(String name) {
        var lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (lower.endsWith(".csv")) {
            return Format.csv;
        }
        if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            return Format.ndjson;
        }
        throw CliException.usage(
                "The name " + name + " does not say what is in the file: add --format csv or --format ndjson.");
    }

    private static boolean isGzip(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        var magic = bytes.readNBytes(2);
        bytes.reset();
        return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException ignored) {
            // It was only read.
        }
    }
}
