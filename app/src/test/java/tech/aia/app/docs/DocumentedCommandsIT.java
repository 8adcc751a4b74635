package tech.aia.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.AppIT;

/**
 * The shell commands that the documentation's pages print, run as printed but for the port: those that ask a running server. What starts a
 * server, or has a place to fill in, is left out.
 */
class DocumentedCommandsIT extends AppIT {
    private static final Path FOLDER = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LEFT_OUT = Pattern.compile(
            "^(\\./aia (up|demo|certificate|test|bench)|tar |mkdir |export |AIA_)|…|\\bFILE\\b|[A-Z]+_ID\\b|:11434|\\$(ADMIN|CLIENT)",
            Pattern.MULTILINE);
    private static final int LEAST = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** @param page its file's name */
    private record Block(String page, String commands) {}

    @TestFactory
    Stream<DynamicTest> commandsWorkAsPrinted() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "There is no bash here");
        var blocks = blocks();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(LEAST);
        Files.writeString(folder.resolve("aia"), """
                #!/bin/sh
                exec "%s/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp "%s" tech.aia.app.Aia "$@"
                """.formatted(
                        System.getProperty("java.home"),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        assertThat(folder.resolve("aia").toFile().setExecutable(true)).isTrue();
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.page() + ": "
                                + block.commands().lines().findFirst().orElse(""),
                        () -> run(block)));
    }

    private static List<Block> blocks() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(DocumentedCommandsIT::blocks)
                    .filter(block -> !LEFT_OUT.matcher(block.commands()).find())
                    .toList();
        }
    }

    private static Stream<Block> blocks(Path file) {
        try {
            return BLOCK.matcher(Files.readString(file))
                    .results()
                    .map(found -> new Block(file.getFileName().toString(), found.group(1)));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void run(Block block) throws Exception {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        "/bin/bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        "curl() { command curl --fail-with-body \"$@\"; }\n"
                                + block.commands().replace("localhost:8080", "localhost:" + port()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("AIA_SERVER", "http://localhost:" + port());
        process.environment().put("AIA_DATA", data().toString());
        process.environment().put("TOKEN", http().authorization().replace("Authorization: Bearer ", ""));
        var running = process.start();
        try {
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).as(block.page()).isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.exitValue())
                .as("%s\n%s\n%s", block.page(), block.commands(), Files.readString(output))
                .isZero();
    }
}
