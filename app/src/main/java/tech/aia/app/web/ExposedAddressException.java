package tech.aia.app.web;

/** The server was told to listen where others could reach it. */
final class ExposedAddressException extends RuntimeException {
    ExposedAddressException(String message) {
        super(message);
    }
}
