package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The tests of the clients in other languages, with this server as the one they call. They run the samples of
 * docs/clients.md and, where it is there, of the API document.
 */
class ClientsIT extends AppIT {
    private static final Path PYTHON = Path.of("../clients/python");
    private static final Path TYPESCRIPT = Path.of("../clients/typescript");
    private static final Path TYPESCRIPT_COPY = Path.of("target/client-typescript");
    private static final Path OUTPUT = Path.of("target/clients-it.txt");
    private static final Path DOCUMENT =
            Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
    private static final Path GUIDE = Path.of("../docs/clients.md");
    private static final Set<String> MADE_BY_TOOLS = Set.of("node_modules", "dist", "samples", "package-lock.json");

    @Test
    void thePythonClientPassesItsTests() throws Exception {
        assumeTrue(
                run(PYTHON, "python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"),
                "There is no Python 3.9 or newer here");

        assertThat(run(PYTHON, "python3", "-m", "unittest", "discover", "-s", "tests", "-t", "."))
                .as(output())
                .isTrue();
        if (Files.exists(DOCUMENT)) {
            assertThat(output()).doesNotContain("skipped=");
        }
    }

    @Test
    void theTypeScriptClientPassesItsTests() throws Exception {
        assumeTrue(run(TYPESCRIPT, "node", "--version"), "There is no Node here");
        copy();
        assumeTrue(
                run(
                        TYPESCRIPT_COPY,
                        "npm",
                        "install",
                        "--no-package-lock",
                        "--no-audit",
                        "--no-fund",
                        "--prefer-offline",
                        "--fetch-retries=0",
                        "--fetch-timeout=20000"),
                () -> "What the client is compiled with cannot be installed here: " + output());

        assertThat(run(TYPESCRIPT_COPY, "npm", "test")).as(output()).isTrue();
        if (Files.exists(DOCUMENT)) {
            assertThat(output()).containsPattern("skipped 0\\b");
        }
    }

    /** Whether there is such a program, and it ends well; what it prints is the output. */
    private boolean run(Path folder, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile());
        var environment = builder.environment();
        environment.put("PYTHONPATH", "src");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("AIA_BASE_URL", "http://localhost:" + port());
        environment.put("AIA_CLIENT_ID", credential("client.id"));
        environment.put("AIA_CLIENT_SECRET", credential("client.secret"));
        environment.put("AIA_DOCUMENT", DOCUMENT.toAbsolutePath().toString());
        environment.put("AIA_GUIDE", GUIDE.toAbsolutePath().toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            return false;
        }
        try {
            return process.waitFor(4, TimeUnit.MINUTES) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String output() {
        try {
            return Files.readString(OUTPUT);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /** So that nothing is installed among the sources. */
    private static void copy() throws IOException {
        try (var files = Files.walk(TYPESCRIPT)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = TYPESCRIPT.relativize(file);
                if (!madeByTools(name)) {
                    var target = TYPESCRIPT_COPY.resolve(name);
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean madeByTools(Path name) {
        for (var part : name) {
            if (MADE_BY_TOOLS.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }
}
