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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of Node out of {@code bench/peers}, in a process of its own, with what it depends on installed below the cache directory. */
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

    /** Whether there is Node, with npm, to run such programs. */
    public static boolean canRun() {
        try {
            return succeeds(Path.of("."), List.of("node", "--version"))
                    && succeeds(Path.of("."), List.of("npm", "--version"));
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param sources its folder in {@code bench/peers}
     * @param installed where it is copied to and its packages are installed, unless they are there already
     * @param environment what it is told
     */
    public static PeerProcess start(Path sources, Path installed, Map<String, String> environment) {
        try {
            install(sources, installed);
            var builder = new ProcessBuilder("node", "server.js")
                    .directory(installed.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("NODE_ENV", "production");
            var process = builder.start();
            return new PeerProcess(process, ready(process));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void install(Path sources, Path installed) throws IOException {
        Files.createDirectories(installed);
        var wanted = sources.resolve("package.json");
        var had = installed.resolve("package.json");
        var same =
                Files.exists(had) && Files.exists(installed.resolve("node_modules")) && Files.mismatch(wanted, had) < 0;
        try (var files = Files.list(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, installed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!same && !succeeds(installed, List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"))) {
            Files.deleteIfExists(had);
            throw new BenchException("npm could not install what " + wanted + " asks for");
        }
    }

    private static boolean succeeds(Path directory, List<String> command) throws IOException {
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
