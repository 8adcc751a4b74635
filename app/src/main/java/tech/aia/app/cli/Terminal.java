package tech.aia.app.cli;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command may touch of its process.
 *
 * @param env the environment variables
 * @param width columns of the terminal that {@code out} is, or {@link #UNLIMITED} when it is a file or a pipe
 * @param live whether {@code err} is a terminal, on which a progress bar may redraw itself
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> env, int width, boolean live) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** Java cannot tell whether one stream is a terminal, so the start script looks and says so by these two properties. */
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                buffered(System.out),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Integer.getInteger("aia.terminal.width", UNLIMITED),
                Boolean.getBoolean("aia.terminal.live"));
    }

    private static PrintStream buffered(PrintStream out) {
        return new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
    }

    /** The value of an environment variable; one that is set but blank counts as not set. */
    @Nullable
    String variable(String name) {
        var value = env.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
