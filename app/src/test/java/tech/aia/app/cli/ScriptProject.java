package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A project with the real start script, and a PATH on which there is only what the test puts there. */
final class ScriptProject {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "dirname",
            "find",
            "head",
            "locale",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "sort",
            "stty",
            "tr",
            "mkdir",
            "touch");
    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >>"$AIA_TEST_CALLS"
            echo maven speaks
            %s
            mkdir -p app/target/aia/lib
            touch app/target/aia/aia-launcher.jar app/target/aia/lib/aia.jar
            exit %d
            """;

    private final Path folder;
    private final Path root;
    private final Path bin;
    private final Map<String, String> env = new HashMap<>();

    ScriptProject(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        root = Files.createDirectories(this.folder.resolve("project dir"));
        bin = Files.createDirectories(this.folder.resolve("bin"));
        for (var tool : TOOLS) {
            withTool(tool);
        }
        var real = Path.of("").toAbsolutePath();
        Files.copy(real.resolveSibling("aia"), root.resolve("aia"));
        Files.copy(real.resolveSibling("pom.xml"), root.resolve("pom.xml"));
        var help = Path.of("src/main/resources/tech/aia/app/cli/help.txt");
        Files.createDirectories(root.resolve("app").resolve(help).getParent());
        Files.copy(real.resolve(help), root.resolve("app").resolve(help));
        Files.createFile(root.resolve("app/pom.xml"));
        age(root);
        env.put("AIA_JDK_PATH", "");
    }

    Path root() {
        return root;
    }

    /** The directory of a JDK that says it is of this version, and whose {@code java} prints its arguments. */
    String jdk(String version) throws IOException {
        var home = folder.resolve("jdk-" + version);
        if (!Files.exists(home)) {
            Files.createDirectories(home.resolve("bin"));
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
            executable(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
            executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        }
        return home.toString();
    }

    ScriptProject withJdk() throws IOException {
        return env("JAVA_HOME", jdk("25.0.2"));
    }

    ScriptProject withMaven(int exitCode) throws IOException {
        executable(bin.resolve("mvn"), MAVEN.formatted(exitCode == 0 ? "" : "exit " + exitCode, exitCode));
        return this;
    }

    /** A JDK whose {@code jar} leaves an empty file for each it is to unpack. */
    ScriptProject withUnpackingJdk() throws IOException {
        executable(Path.of(jdk("25.0.2"), "bin", "jar"), "#!/bin/sh\nshift 2\ntouch \"$@\"\n");
        return withJdk();
    }

    ScriptProject withSlowMaven() throws IOException {
        executable(bin.resolve("mvn"), MAVEN.formatted("sleep 1", 0));
        return this;
    }

    /** Puts a command of this machine on the path; not as a link, which would point out of the test's folder. */
    ScriptProject withTool(String tool) throws IOException {
        for (var directory : System.getenv("PATH").split(":", -1)) {
            var candidate = Path.of(directory, tool);
            if (Files.isExecutable(candidate)) {
                executable(bin.resolve(tool), "#!/bin/sh\nexec " + candidate + " \"$@\"\n");
                return this;
            }
        }
        throw new IOException("This test needs the command " + tool);
    }

    ScriptProject link(String name, Path target) throws IOException {
        Files.createSymbolicLink(bin.resolve(name), target);
        return this;
    }

    ScriptProject env(String name, String value) {
        env.put(name, value);
        return this;
    }

    /** How Maven was called, one call a line. */
    List<String> mavenCalls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    void touchSource() throws IOException {
        var source = root.resolve("app/src/main/resources/tech/aia/app/cli/help.txt");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
    }

    CommandLineRun.Outcome run(String... args) throws Exception {
        return outcome(start(args));
    }

    CommandLineRun.Outcome runScript(Path script, Path directory, String... args) throws Exception {
        return outcome(start(script, directory, args));
    }

    Process start(String... args) throws IOException {
        return start(root.resolve("aia"), folder, args);
    }

    static CommandLineRun.Outcome outcome(Process process) throws Exception {
        process.getOutputStream().close();
        var err = process.errorReader(StandardCharsets.UTF_8).readAllAsString();
        var out = process.inputReader(StandardCharsets.UTF_8).readAllAsString();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new CommandLineRun.Outcome(process.exitValue(), out, err);
    }

    private Process start(Path script, Path directory, String... args) throws IOException {
        var command = new ArrayList<>(List.of(bin.resolve("sh").toString(), script.toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("AIA_TEST_CALLS", folder.resolve("calls").toString());
        builder.environment().putAll(env);
        return builder.start();
    }

    /** Everything a minute old, so that what a build makes is newer. */
    private static void age(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
