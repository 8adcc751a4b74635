package tech.aia.app.cli;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the server did not start, as one sentence that says what to do. Judges the chain of causes by class name, as this package
 * sees neither Spring nor Neo4j.
 */
final class StartFailure {
    private final ServerOptions options;

    StartFailure(ServerOptions options) {
        this.options = options;
    }

    String explain(Throwable failure) {
        var causes = causes(failure);
        for (var cause : causes) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        for (var cause : causes.reversed()) {
            var message = cause.getMessage();
            if (cause.getClass().getName().startsWith("tech.aia.") && message != null) {
                return sentence(message);
            }
        }
        return unknown(causes.getLast());
    }

    static String directoryInUse(ServerOptions options) {
        return "Another AIA is running on the data directory " + options.data()
                + ". Stop it, or choose another directory with --data.";
    }

    static String portBusy(ServerOptions options) {
        return "Port " + options.port()
                + " is taken by another program. Stop that one, or choose another port with --port.";
    }

    static String boltPortBusy(ServerOptions options) {
        return "The Bolt port " + options.boltPort()
                + " is taken by another program. Stop that one, or choose another port with --bolt-port.";
    }

    private @Nullable String known(Throwable cause) {
        return switch (cause.getClass().getSimpleName()) {
            case "FileLockException", "StoreLockException" -> directoryInUse(options);
            case "PortInUseException" -> portBusy(options);
            case "PortBindException" -> boltPortBusy(options);
            case "AuthenticationException", "AuthenticationRateLimitException" -> credentialsRefused();
            case "ServiceUnavailableException", "SessionExpiredException" -> neo4jUnreachable();
            case "UnsupportedClassVersionError" -> "This Java is too old for AIA. Install JDK 25 or newer.";
            default -> byType(cause);
        };
    }

    private @Nullable String byType(Throwable cause) {
        return switch (cause) {
            case BindException bind ->
                "AIA cannot listen on " + options.bindAddress() + ":" + options.port() + ": " + sentence(bind);
            case AccessDeniedException denied -> fileProblem(denied, "may not be written");
            case FileSystemException file
            when String.valueOf(file.getReason()).contains("No space") ->
                fileProblem(file, "does not fit: the disk is full");
            case FileSystemException file
            when String.valueOf(file.getReason()).contains("Read-only") ->
                fileProblem(file, "is on a file system that cannot be written");
            default -> null;
        };
    }

    private String fileProblem(FileSystemException failure, String problem) {
        return "AIA cannot use the data directory " + options.data() + ": " + failure.getFile() + " " + problem
                + ". Mend that, or choose another directory with --data.";
    }

    private @Nullable String credentialsRefused() {
        var neo4j = options.neo4j();
        return neo4j == null
                ? "The embedded Neo4j refuses the password in " + options.data().resolve("credentials")
                        + ". Put the right one into that file."
                : "The Neo4j at " + neo4j.uri() + " refuses the user " + neo4j.user()
                        + ". Check AIA_NEO4J_USER and AIA_NEO4J_PASSWORD.";
    }

    private @Nullable String neo4jUnreachable() {
        var neo4j = options.neo4j();
        return neo4j == null
                ? null
                : "No Neo4j answers at " + neo4j.uri() + ". Start it, or check AIA_NEO4J_URI or --neo4j-uri.";
    }

    private String unknown(Throwable root) {
        return "AIA could not start: " + sentence(root) + " The log says more: " + options.log();
    }

    private static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return sentence(
                message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
    }

    private static String sentence(String message) {
        var line = message.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
