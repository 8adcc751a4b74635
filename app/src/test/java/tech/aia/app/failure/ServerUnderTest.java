package tech.aia.app.failure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, on free ports of loopback. It ends by {@code kill -9} only. */
final class ServerUnderTest implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_WAY_TO_A_POINT = Duration.ofMinutes(3);
    private static final Duration URGE_AFTER = Duration.ofSeconds(5);
    private static final String READY = "AIA is ready: ";
    private static final String BOLT = "  Bolt";

    private final Process process;
    private final Path output;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final CompletableFuture<URI> bolt = new CompletableFuture<>();
    private final CompletableFuture<String> point = new CompletableFuture<>();

    private ServerUnderTest(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * How it is started.
     *
     * @param data its data directory
     * @param neo4j the Neo4j it shares with others; null for an embedded one
     * @param point where it stands still; null for nowhere
     * @param after how often it passes that point before
     * @param clock how far ahead its clock is
     * @param webhookHost where a webhook may lead
     */
    record Start(
            Path data, @Nullable URI neo4j, @Nullable KillPoint point, int after, Duration clock, String webhookHost) {}

    /** Starts it; {@link #url()} waits until it is ready. */
    static ServerUnderTest start(Start start) {
        try {
            Files.createDirectories(start.data());
            var credentials = start.data().resolve("credentials");
            if (!Files.exists(credentials)) {
                Files.writeString(credentials, Servers.credentials());
            }
            var builder = new ProcessBuilder(command(start)).redirectErrorStream(true);
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("AIA_"));
            environment.put("AIA_OUTBOUND_ALLOW", start.webhookHost());
            if (start.neo4j() != null) {
                environment.putAll(Map.of(
                        "AIA_NEO4J_URI", start.neo4j().toString(),
                        "AIA_NEO4J_USER", "neo4j",
                        "AIA_NEO4J_PASSWORD", "unchecked"));
            }
            var process = builder.start();
            // Should the tests themselves be killed, nothing is left behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var server = new ServerUnderTest(process, start.data().resolve("output.txt"));
            Thread.ofPlatform().daemon().name("server-output").start(server::follow);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Start start) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var arguments = Files.writeString(start.data().resolve("class-path.txt"), "-cp\n\"" + classPath + "\"\n");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") && !flag.startsWith("--patch"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-Daia.agents.enabled=false",
                "-Daia.neo4j.page-cache=64MB",
                "-Daia.tasks.sweep-interval=500ms",
                "-Daia.webhooks.timeout=2s",
                "-Daia.webhooks.lease=4s",
                "-D" + KillPoints.POINT + "="
                        + (start.point() == null
                                ? KillPoints.NONE
                                : start.point().name()),
                "-D" + KillPoints.AFTER + "=" + start.after(),
                "-D" + KillPoints.CLOCK + "=" + start.clock(),
                "@" + arguments,
                "tech.aia.app.Aia",
                "up",
                "--port=0",
                "--bolt-port=0",
                "--data=" + start.data()));
        return command;
    }

    private void follow() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var copy = Files.newBufferedWriter(output)) {
            String line;
            while ((line = lines.readLine()) != null) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).strip()));
                } else if (line.startsWith(BOLT)) {
                    bolt.complete(URI.create(line.substring(BOLT.length()).strip()));
                } else if (line.startsWith(HaltingGraph.REACHED)) {
                    point.complete(line.substring(HaltingGraph.REACHED.length()));
                }
            }
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
        ready.completeExceptionally(new AssertionError("The server ended before it was ready"));
        point.completeExceptionally(new AssertionError("The server ended before it was where it was to be killed"));
    }

    /** Where it can be asked. */
    URI url() {
        return get(ready, LONGEST_START, "it is ready");
    }

    /** Where its embedded Neo4j can be asked. */
    URI boltUri() {
        return get(bolt, LONGEST_START, "it says where Bolt is spoken");
    }

    /**
     * Waits until it stands still where it was to.
     *
     * @param urge done every few seconds until then, as others may have taken what was to bring it there
     */
    void awaitPoint(Runnable urge) {
        var deadline = System.nanoTime() + LONGEST_WAY_TO_A_POINT.toNanos();
        while (!isAtPoint() && System.nanoTime() < deadline) {
            urge.run();
        }
        assert get(point, LONGEST_WAY_TO_A_POINT, "it is where it is to be killed") != null;
    }

    private boolean isAtPoint() {
        try {
            point.get(URGE_AFTER.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Kills it and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Process " + process.pid() + " outlived kill -9");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private <T> T get(CompletableFuture<T> future, Duration longest, String what) {
        try {
            return future.get(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("Waited in vain until " + what + ". It said:\n" + said(), failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
