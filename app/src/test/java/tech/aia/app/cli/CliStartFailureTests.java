package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import tech.aia.cypher.GraphException;

class CliStartFailureTests {
    private static final Path DATA = Path.of("/srv/aia");
    private static final ServerOptions EMBEDDED =
            new ServerOptions(8080, ServerOptions.Edge.OF_THIS_MACHINE, DATA, 7687, null, false);
    private static final ServerOptions EXTERNAL = new ServerOptions(
            8080,
            ServerOptions.Edge.OF_THIS_MACHINE,
            DATA,
            7687,
            new ServerOptions.ExternalNeo4j(URI.create("neo4j://graph:7687"), "ada", "secret"),
            false);

    @Test
    void explainsAPortThatWasTakenInTheMeantime() {
        assertThat(explain(EMBEDDED, new PortInUseException(8080)))
                .isEqualTo("Port 8080 is taken by another program. Stop that one, or choose another port with --port.");
        assertThat(explain(EMBEDDED, new BindException("Cannot assign requested address")))
                .isEqualTo("AIA cannot listen on 127.0.0.1:8080: Cannot assign requested address.");
    }

    @Test
    void explainsAStoreInUse() {
        assertThat(explain(EMBEDDED, new FileLockException("Lock file has been locked by another process")))
                .isEqualTo("Another AIA is running on the data directory /srv/aia."
                        + " Stop it, or choose another directory with --data.");
    }

    @Test
    void explainsAnExternalNeo4jThatIsAwayOrRefuses() {
        assertThat(explain(EXTERNAL, new ServiceUnavailableException("Unable to connect")))
                .isEqualTo("No Neo4j answers at neo4j://graph:7687. Start it, or check AIA_NEO4J_URI or --neo4j-uri.");
        assertThat(explain(EXTERNAL, new AuthenticationException("The client is unauthorized")))
                .isEqualTo("The Neo4j at neo4j://graph:7687 refuses the user ada."
                        + " Check AIA_NEO4J_USER and AIA_NEO4J_PASSWORD.");
    }

    @Test
    void explainsADataDirectoryThatCannotBeWritten() {
        assertThat(explain(EMBEDDED, new AccessDeniedException("/srv/aia/neo4j")))
                .contains("/srv/aia/neo4j may not be written");
        assertThat(explain(EMBEDDED, new FileSystemException("/srv/aia/x", null, "No space left on device")))
                .contains("the disk is full");
        assertThat(explain(EMBEDDED, new FileSystemException("/srv/aia/x", null, "Read-only file system")))
                .contains("cannot be written");
    }

    @Test
    void usesThePlatformsOwnWords() {
        var failure = new GraphException.WrongSchema("The store is of version 9; this AIA knows up to 3");

        assertThat(explain(EMBEDDED, failure)).isEqualTo("The store is of version 9; this AIA knows up to 3.");
    }

    @Test
    void pointsToTheLogForAnythingElse() {
        assertThat(explain(EMBEDDED, new IllegalStateException("first line\n  second line")))
                .isEqualTo("AIA could not start: first line second line. The log says more: /srv/aia/logs/aia.log");
        assertThat(explain(EMBEDDED, new NullPointerException()))
                .startsWith("AIA could not start: NullPointerException.");
    }

    private static String explain(ServerOptions options, Exception root) {
        return new StartFailure(options)
                .explain(new IllegalStateException("Failed to start bean", new IllegalStateException("nested", root)));
    }

    /** The database's and the driver's are known by their simple names, as neither is on the class path of the commands. */
    @SuppressWarnings("serial")
    private static final class FileLockException extends RuntimeException {
        FileLockException(String message) {
            super(message);
        }
    }

    @SuppressWarnings("serial")
    private static final class ServiceUnavailableException extends RuntimeException {
        ServiceUnavailableException(String message) {
            super(message);
        }
    }

    @SuppressWarnings("serial")
    private static final class AuthenticationException extends RuntimeException {
        AuthenticationException(String message) {
            super(message);
        }
    }
}
