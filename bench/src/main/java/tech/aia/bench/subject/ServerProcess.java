package tech.aia.bench.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tech.aia.cypher.server.Credentials;

/** {@code ./aia up} as a user starts it, in a process of its own on free ports of loopback. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final String READY = "AIA is ready: ";

    private final Process process;
    private final URI url;
    private final Path data;
    private final Duration startUp;

    private ServerProcess(Process process, URI url, Path data, Duration startUp) {
        this.process = process;
        this.url = url;
        this.data = data;
        this.startUp = startUp;
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param root the project's directory, built
     * @param data its data directory
     */
    public static ServerProcess start(Path root, Path data) {
        return start(root, data, 0);
    }

    /** @param boltPort where it speaks Bolt; 0 for any free port */
    public static ServerProcess start(Path root, Path data, int boltPort) {
        return start(root, data, boltPort, Map.of());
    }

    /** @param environment its settings, beside those that every server under measurement has */
    public static ServerProcess start(Path root, Path data, int boltPort, Map<String, String> environment) {
        var command = List.of(
                root.resolve("aia").toString(),
                "up",
                "--port",
                "0",
                "--bolt-port",
                Integer.toString(boltPort),
                "--data",
                data.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What is set for the benchmark or its user's own server must not reach this one; and what is measured must not
        // be built
        // below the measurement.
        builder.environment().keySet().removeIf(name -> name.startsWith("AIA_") && !name.equals("AIA_JDK_PATH"));
        builder.environment().put("AIA_TESTING", "yes");
        builder.environment().putAll(environment);
        var began = System.nanoTime();
        try {
            var process = builder.start();
            var ready = new CompletableFuture<Started>();
            Thread.ofPlatform().daemon().name("server-output").start(() -> follow(process, ready));
            var started = await(process, ready);
            return new ServerProcess(process, started.url(), data, Duration.ofNanos(started.at() - began));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Started(URI url, long at) {}

    /** Reads what it says to the end, so that it never waits for a reader. */
    private static void follow(Process process, CompletableFuture<Started> ready) {
        var said = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(READY)) {
                    ready.complete(new Started(
                            URI.create(line.substring(READY.length()).strip()), System.nanoTime()));
                } else if (!ready.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException closed) {
            said.append(closed.getMessage());
        }
        ready.completeExceptionally(new BenchException("The server did not start. It said:\n" + said));
    }

    private static Started await(Process process, CompletableFuture<Started> ready) {
        try {
            return ready.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            process.destroyForcibly();
            if (failure instanceof ExecutionException && failure.getCause() instanceof BenchException said) {
                throw said;
            }
            throw new BenchException("The server was not ready within " + LONGEST_START.toSeconds() + " s", failure);
        }
    }

    public URI url() {
        return url;
    }

    /** A client of its REST API, with the rights of its first client. */
    public HttpApi api() {
        var credentials = new Credentials(data.resolve("credentials"));
        return HttpApi.connect(
                url,
                credentials.get("client.id").orElseThrow(),
                credentials.get("client.secret").orElseThrow());
    }

    /** A client of it that costs little. */
    public LightApi lightApi() {
        try (var api = api()) {
            return new LightApi(url, api.token());
        }
    }

    /** From the start of the process to the line that says it is ready. */
    public Duration startUp() {
        return startUp;
    }

    /** Memory resident now, in megabytes of 2<sup>20</sup> bytes. */
    public double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new BenchException("Resident memory is read from /proc, which this system has not", failure);
        }
    }

    /** Processor time used since the start. */
    public Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(
                        () -> new BenchException("This system does not say how much processor time a process used"));
    }

    /** Has it collect its garbage, so that what is in use then is alive. */
    public void collectGarbage() {
        var _ = jcmd("GC.run");
    }

    /**
     * What of its heap is alive, in megabytes of 2<sup>20</sup> bytes: counted object by object while it stands still, right after its
     * garbage was collected, so that nothing counts that it makes and drops meanwhile.
     */
    public double liveHeapMegabytes() {
        return jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[2]) / (1 << 20))
                .findFirst()
                .orElseThrow(() -> new BenchException("jcmd GC.class_histogram tells no total"));
    }

    private String jcmd(String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var running = new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new BenchException("jcmd could not have the server do " + command + ": " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new BenchException("jcmd cannot be run: " + failure, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }

    /** Asks it to stop as Ctrl-C does, and waits for that; gives the time it took. */
    public Duration stop() {
        var began = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchException("The server did not stop within " + LONGEST_STOP.toSeconds() + " s");
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
