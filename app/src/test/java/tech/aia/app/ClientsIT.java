package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.Programs.required;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tech.aia.app.Programs.Ran;

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
    private static final String NEEDED = "node_modules";

    /** What is said where pip is not there, or what it builds with cannot be fetched. */
    private static final Pattern NO_TOOLS =
            Pattern.compile("No module named pip|No matching distribution found for setuptools");

    private static final Path DOCUMENT =
            Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
    private static final Path GUIDE = Path.of("../docs/clients.md");
    private static final Set<String> MADE_BY_TOOLS = Set.of(NEEDED, "dist", "samples", "package-lock.json", "build");

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private String modules = "src";

    @Test
    void thePythonClientCanBeInstalledAndPassesItsTests() throws Exception {
        required(
                run(PYTHON, "python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                        .endedWell(),
                "There is no Python 3.9 or newer here");
        install();

        var tests = run(PYTHON, "python3", "-m", "unittest", "discover", "-s", "tests", "-t", ".");
        assertThat(tests.endedWell()).as(tests.output()).isTrue();
        if (Files.exists(DOCUMENT)) {
            assertThat(tests.output()).doesNotContain("skipped=");
        }
    }

    /** Where what it is built with cannot be had, the sources are tested as they lie. */
    private void install() throws IOException, InterruptedException {
        copy(PYTHON, PYTHON_COPY);
        FileSystemUtils.deleteRecursively(INSTALLED);
        var target = INSTALLED.toAbsolutePath().toString();
        var ran = run(
                PYTHON_COPY,
                "python3",
                "-m",
                "pip",
                "install",
                "--retries=0",
                "--timeout=20",
                "--target=" + target,
                ".");
        if (Programs.isCi() || !NO_TOOLS.matcher(ran.output()).find()) {
            assertThat(ran.endedWell()).as(ran.output()).isTrue();
            modules = target;
        }
    }

    @Test
    void theTypeScriptClientCanBePackedAndPassesItsTests() throws Exception {
        required(run(TYPESCRIPT, "node", "-e", NODE_20_3).endedWell(), "There is no Node 20.3 or newer here");
        copy(TYPESCRIPT, TYPESCRIPT_COPY);
        Programs.npmInstall(TYPESCRIPT_COPY);

        var packed = run(TYPESCRIPT_COPY, "npm", "pack");
        assertThat(packed.endedWell()).as(packed.output()).isTrue();
        assertThat(TYPESCRIPT_COPY).isDirectoryContaining("glob:**/aia-api-client-*.tgz");
        var tests = run(TYPESCRIPT_COPY, "sh", "-c", "node --test test/*.test.mjs");
        assertThat(tests.endedWell()).as(tests.output()).isTrue();
        if (Files.exists(DOCUMENT)) {
            assertThat(tests.output()).containsPattern("skipped 0\\b");
        }
    }

    @Test
    void whatIsNoMoreAmongTheSourcesIsNoMoreInTheCopy(@TempDir Path folder) throws IOException {
        var sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("new.mjs"), "");
        var copy = folder.resolve("copy");
        for (var old : List.of("old.mjs", "build/lib/old.py", NEEDED + "/typescript/index.js")) {
            Files.createDirectories(copy.resolve(old).getParent());
            Files.writeString(copy.resolve(old), "");
        }
        copy(sources, copy);
        try (var files = Files.walk(copy)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> copy.relativize(file).toString()))
                    .containsExactlyInAnyOrder("new.mjs", NEEDED + "/typescript/index.js");
        }
    }

    private Ran run(Path folder, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var environment = builder.environment();
        environment.put("PYTHONPATH", modules);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("AIA_BASE_URL", "http://localhost:" + port());
        environment.put("AIA_CLIENT_ID", credential("client.id"));
        environment.put("AIA_CLIENT_SECRET", credential("client.secret"));
        environment.put("AIA_DOCUMENT", DOCUMENT.toAbsolutePath().toString());
        environment.put("AIA_GUIDE", GUIDE.toAbsolutePath().toString());
        return Programs.run(LONGEST, builder);
    }

    /** So that nothing is installed among the sources. */
    private static void copy(Path sources, Path copy) throws IOException {
        empty(copy);
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = sources.relativize(file);
                if (!madeByTools(name)) {
                    var target = copy.resolve(name);
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(file, target);
                }
            }
        }
    }

    /** What was fetched stays. */
    private static void empty(Path copy) throws IOException {
        Files.createDirectories(copy);
        try (var files = Files.list(copy)) {
            for (var file : files.toList()) {
                if (!file.endsWith(NEEDED)) {
                    FileSystemUtils.deleteRecursively(file);
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
