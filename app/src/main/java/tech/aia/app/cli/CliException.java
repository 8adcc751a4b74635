package tech.aia.app.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with a plain message for the user and an exit code for scripts. */
final class CliException extends RuntimeException {
    private final ExitCode exitCode;
    private final String text;

    private CliException(ExitCode exitCode, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.exitCode = exitCode;
        this.text = text;
    }

    static CliException usage(String text) {
        return new CliException(ExitCode.USAGE, text, null);
    }

    static CliException failed(String text) {
        return new CliException(ExitCode.FAILED, text, null);
    }

    static CliException failed(String text, Throwable cause) {
        return new CliException(ExitCode.FAILED, text, cause);
    }

    static CliException unreachable(String text, Throwable cause) {
        return new CliException(ExitCode.UNREACHABLE, text, cause);
    }

    static CliException refused(String text) {
        return new CliException(ExitCode.REFUSED, text, null);
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /** One or two lines, as the user reads them. */
    String text() {
        return text;
    }
}
