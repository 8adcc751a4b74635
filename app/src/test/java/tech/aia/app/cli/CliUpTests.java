package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliUpTests {
    private final List<ServerOptions> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void startsOnTheDocumentedDefaults() {
        var data = folder.resolve("new").resolve("data");

        var outcome = run(line().env("AIA_PORT", "0").env("AIA_BOLT_PORT", "0"), "up", "--data", data.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(started)
                .containsExactly(new ServerOptions(0, ServerOptions.Edge.OF_THIS_MACHINE, data, 0, null, false));
        assertThat(data).isDirectory();
        assertThat(UpCommand.HTTP_PORT).isEqualTo(8080);
        assertThat(UpCommand.BOLT_PORT).isEqualTo(7687);
    }

    @Test
    void loadsTheSampleForTheDemo() {
        run(line(), "demo", "--port", "0", "--bolt-port", "0", "--data", folder.toString());

        assertThat(started)
                .singleElement()
                .satisfies(options -> assertThat(options.sample()).isTrue());
    }

    @Test
    void takesAnExternalNeo4jFromTheEnvironment() {
        var line = line().env("AIA_NEO4J_URI", "neo4j+s://graph.example:7687")
                .env("AIA_NEO4J_USER", "ada")
                .env("AIA_NEO4J_PASSWORD", "secret")
                .env("AIA_DATA", folder.toString());

        run(line, "up", "--port", "0");

        assertThat(started)
                .singleElement()
                .satisfies(options -> assertThat(options.neo4j())
                        .isEqualTo(new ServerOptions.ExternalNeo4j(
                                URI.create("neo4j+s://graph.example:7687"), "ada", "secret")));
        assertThat(started.getFirst()).asString().doesNotContain("secret");
    }

    @Test
    void letsAnOptionWinOverTheEnvironment() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var line = line().env("AIA_PORT", Integer.toString(busy.getLocalPort()));

            run(line, "up", "--port", "0", "--bolt-port", "0", "--data", folder.toString());
        }

        assertThat(started).hasSize(1);
    }

    @Test
    void refusesABusyPortBeforeAnythingStarts() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(busy.getLocalPort());

            var outcome = run(line(), "up", "--port", port, "--bolt-port", "0", "--data", folder.toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("Port " + port
                            + " is taken by another program. Stop that one, or choose another port with --port.\n");
            assertThat(started).isEmpty();

            var bolt = run(line(), "up", "--port", "0", "--bolt-port", port, "--data", folder.toString());

            assertThat(bolt.err()).startsWith("The Bolt port " + port + " is taken");
        }
    }

    @Test
    void namesTheDataDirectoryWhenStartedTwiceOnEverything() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var channel = FileChannel.open(
                        folder.resolve("aia.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            var outcome = run(
                    line(),
                    "up",
                    "--port",
                    Integer.toString(busy.getLocalPort()),
                    "--bolt-port",
                    "0",
                    "--data",
                    folder.toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).startsWith("Another AIA is running on the data directory " + folder);
        }
    }

    @Test
    void refusesADataDirectoryItCannotUse() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertFails(file + " is a file, not a directory.", "up", "--data", file.toString());
        assertFails("cannot be made", "up", "--data", file.resolve("below").toString());
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertRefused("--port must be a port number from 0 to 65535, not '70000'.", "up", "--port", "70000");
        assertRefused("--bolt-port must be a port number", "up", "--bolt-port", "-1");
        assertRefused("--neo4j-uri must look like neo4j://host:7687", "up", "--neo4j-uri", "http://host");
        assertRefused("AIA_NEO4J_PASSWORD", "up", "--neo4j-uri", "bolt://host:7687");
        var outcome = run(line().env("AIA_PORT", "http"), "up");
        assertThat(outcome.err())
                .isEqualTo("The environment variable AIA_PORT must be a port number from 0 to 65535, not 'http'.\n");
    }

    @Test
    void turnsAFailedStartIntoOneSentence() {
        var line = new CommandLineRun().launcher(options -> {
            throw new IllegalStateException("outer", new IllegalArgumentException("the store is of version 9"));
        });

        var outcome = run(line, "up", "--port", "0", "--bolt-port", "0", "--data", folder.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .endsWith("AIA could not start: the store is of version 9. The log says more: "
                        + folder.resolve("logs/aia.log") + "\n")
                .doesNotContain("\tat ");
    }

    private CommandLineRun line() {
        return new CommandLineRun().launcher(options -> {
            started.add(options);
            return 0;
        });
    }

    private static CommandLineRun.Outcome run(CommandLineRun line, String... args) {
        return line.run(args);
    }

    private void assertFails(String why, String... args) {
        var outcome = run(line(), args);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(why);
        assertThat(started).isEmpty();
    }

    private void assertRefused(String why, String... args) {
        var outcome = run(line(), args);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
        assertThat(started).isEmpty();
    }
}
