package tech.aia.bench.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program out of {@code bench/peers}, in a process of its own, with what it depends on installed below the cache directory. */
public final class PeerProcess implements AutoCloseable {
    private static final Duration LONGEST_INSTALL = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final String READY = "ready: ";

    private final Process process;
    private final URI url;

    private PeerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Whether there is Node, with npm, to run programs of it. */
    public static boolean canRunNode() {
        try {
            return succeeds(Path.of("."), List.of("node", "--version"))
                    && succeeds(Path.of("."), List.of("npm", "--version"));
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Starts a program of Node and waits until it says that it is ready.
     *
     * @param sources its folder in {@code bench/peers}
     * @param installed where it is copied to and its packages are installed, unless they are there already
     * @param environment what it is told
     */
    public static PeerProcess node(Path sources, Path installed, Map<String, String> environment) {
        install(
                sources,
                installed,
                "package.json",
                List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
        return start(installed, List.of("node", "server.js"), environment);
    }

    /**
     * Starts a program of Java, a single file of source, and waits until it says that it is ready.
     *
     * @param sources its folder in {@code bench/peers}, whose {@code pom.xml} names what it runs with
     * @param installed where it is copied to and what it runs with is, unless that is there already
     * @param program the file, and what it is told
     */
    public static PeerProcess java(Path sources, Path installed, List<String> program) {
        install(
                sources,
                installed,
                "pom.xml",
                List.of("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "-cp", "lib/*"));
        command.addAll(program);
        return start(installed, command, Map.of());
    }

    private static PeerProcess start(Path installed, List<String> command, Map<String, String> environment) {
        try {
            var builder =
                    new ProcessBuilder(command).directory(installed.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("NODE_ENV", "production");
            var process = builder.start();
            return new PeerProcess(process, ready(process));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it depends on is installed anew when the file that says so has changed. */
    private static void install(Path sources, Path installed, String wanted, List<String> command) {
        try {
            Files.createDirectories(installed);
            var had = installed.resolve("installed");
            var same = Files.exists(had) && Files.mismatch(sources.resolve(wanted), had) < 0;
            try (var files = Files.list(sources)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, installed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!same) {
                if (!succeeds(installed, command)) {
                    throw new BenchException(
                            command.getFirst() + " could not install what " + sources.resolve(wanted) + " asks for");
                }
                Files.copy(sources.resolve(wanted), had, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean succeeds(Path directory, List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST_INSTALL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }

    private static URI ready(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofPlatform()
                        .daemon()
                        .name("peer-output")
                        .start(() -> lines.lines().forEach(System.err::println));
                return URI.create(line.substring(READY.length()).strip());
            }
            said.append(line).append('\n');
        }
        throw new BenchException("The peer did not start. It said:\n" + said);
    }

    /** A client of it that costs little. */
    public LightApi lightApi() {
        return new LightApi(url, "");
    }

    /** A client of it. */
    public HttpApi api() {
        return HttpApi.open(url);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
