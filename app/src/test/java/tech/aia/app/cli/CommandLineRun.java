package tech.aia.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs one command of the real command line on streams of its own. */
final class CommandLineRun {
    private final Map<String, String> env = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private int width = Terminal.UNLIMITED;
    private boolean live;
    private ServerLauncher launcher = options -> {
        throw new AssertionError("This command must not start a server");
    };

    /** What the caller of a process sees of it. */
    record Outcome(int exitCode, String out, String err) {}

    CommandLineRun env(String name, String value) {
        env.put(name, value);
        return this;
    }

    CommandLineRun in(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    CommandLineRun width(int columns) {
        width = columns;
        return this;
    }

    CommandLineRun live() {
        live = true;
        return this;
    }

    CommandLineRun launcher(ServerLauncher replacement) {
        launcher = replacement;
        return this;
    }

    /** The terminal by itself, whose output nobody reads. */
    Terminal terminal() {
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(in, nowhere, nowhere, env, width, live);
    }

    Outcome run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                env,
                width,
                live);
        var exitCode = new Cli(terminal, launcher).run(args);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
