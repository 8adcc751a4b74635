package tech.aia.graph.imports;

import org.jspecify.annotations.Nullable;

/** From here on the file makes no sense, so nothing after this place can be taken. */
final class BrokenFileException extends RuntimeException {
    BrokenFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
