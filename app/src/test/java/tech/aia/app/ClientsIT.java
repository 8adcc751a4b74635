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
import org.springframework.util.FileSystemUtils;

/**
 * The tests of the clients in other languages, with this server as the one they call. They run the samples of
 * docs/clients.md and, where it is there, of the API document.
 */
class ClientsIT extends AppIT {
    private static final Path PYTHON = Path.of("../clients/python");
    private static final Path TYPESCRIPT = Path.of("../clients/typescript");
    private static final Path TYPESCRIPT_COPY = Path.of("target/client-typescript");
    private static final Path PYTHON_COPY = Path.of("target/client-python");
    private static final Path INSTALLED = Path.of("target/client-python-installed");
    private static final String NODE_20_3 =
            "const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 3) ? 0 : 1)";
    private static final Path OUTPUT = Path.of("target/clients-it.txt");
    private static final Path DOCUMENT =
            Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
    private static final Path GUIDE = Path.of("../docs/clients.md");
    private static final Set<String> MADE_BY_TOOLS =
            Set.of("node_modules", "dist", "samples", "package-lock.json", "build");

    private String modules = "src";

    @Test
    void thePythonClientCanBeInstalledAndPassesItsTests() throws Exception {
        assumeTrue(
                run(PYTHON, "python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"),
                "There is no Python 3.9 or newer here");
        install();

        assertThat(run(PYTHON, "python3", "-m", "unittest", "discover", "-s", "tests", "-t", "."))
                .as(output())
                .isTrue();
        if (Files.exists(DOCUMENT)) {
            assertThat(output()).doesNotContain("skipped=");
        }
    }

    /** Where the tool for it is missing, the sources are tested as they lie. */
    private void install() throws IOException, InterruptedException {
        copy(PYTHON, PYTHON_COPY);
        FileSystemUtils.deleteRecursively(INSTALLED);
        var target = INSTALLED.toAbsolutePath().toString();
        var installed = run(
                PYTHON_COPY,
                "python3",
                "-m",
                "pip",
                "install",
                "--retries=0",
                "--timeout=20",
                "--target=" + target,
                ".");
        modules = installed ? target : "src";
        if (System.getenv("CI") != null) {
            assertThat(installed).as(output()).isTrue();
        }
    }

    @Test
    void theTypeScriptClientCanBePackedAndPassesItsTests() throws Exception {
        assumeTrue(run(TYPESCRIPT, "node", "-e", NODE_20_3), "There is no Node 20.3 or newer here");
        copy(TYPESCRIPT, TYPESCRIPT_COPY);
        var installed = run(
                TYPESCRIPT_COPY,
                "npm",
                "install",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--fetch-retries=0",
                "--fetch-timeout=20000");
        assumeTrue(
                installed || System.getenv("CI") != null,
                () -> "What the client is compiled with cannot be installed here: " + output());
        assertThat(installed).as(output()).isTrue();

        assertThat(run(TYPESCRIPT_COPY, "npm", "pack")).as(output()).isTrue();
        assertThat(TYPESCRIPT_COPY).isDirectoryContaining("glob:**/aia-api-client-*.tgz");
        assertThat(run(TYPESCRIPT_COPY, "sh", "-c", "node --test test/*.test.mjs"))
                .as(output())
                .isTrue();
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
        environment.put("PYTHONPATH", modules);
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
            process.descendants().forEach(ProcessHandle::destroyForcibly);
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
    private static void copy(Path sources, Path copy) throws IOException {
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = sources.relativize(file);
                if (!madeByTools(name)) {
                    var target = copy.resolve(name);
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
