package tech.aia.graph.imports;

/** From here on the file makes no sense, so nothing after this place can be taken. */
final class BrokenFileException extends RuntimeException {
    BrokenFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
