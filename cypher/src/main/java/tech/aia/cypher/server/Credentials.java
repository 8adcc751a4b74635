package tech.aia.cypher.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Generated secrets in {@code <data>/credentials}: {@code key=value} lines, readable by the owner only. Written whole and renamed
 * into place, so a crash leaves the old or the new file.
 */
public final class Credentials {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    public Credentials(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    public Path file() {
        return file;
    }

    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Keeps all of these, replacing what was there under the same keys. */
    public synchronized void put(Map<String, String> entries) {
        values.putAll(entries);
        write();
    }

    /** 192 random bits as 32 characters that need no quoting anywhere. */
    public static String newSecret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void read() {
        try {
            for (var line : Files.readAllLines(file)) {
                var at = line.indexOf('=');
                if (at > 0 && !line.startsWith("#")) {
                    values.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The credentials file " + file + " cannot be read", failure);
        }
    }

    private void write() {
        var text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "credentials", ".new", ownerOnly());
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("The credentials file " + file + " cannot be written", failure);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
