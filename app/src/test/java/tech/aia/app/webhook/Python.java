package tech.aia.app.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tech.aia.app.Programs;

/** Runs programs as receivers write them. */
final class Python {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Python() {}

    /** What the program prints; a test that needs it is left out where there is no python3. */
    static String run(String program, String input, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("python3", "-c", program));
        Collections.addAll(command, arguments);
        var given = Files.createTempFile("input", ".txt");
        try {
            Files.writeString(given, input);
            var ran = Programs.run(LONGEST, new ProcessBuilder(command).redirectInput(given.toFile()));
            Programs.required(ran.isThere(), "There is no python3 here");
            return ran.output().strip();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.getFirst());
        } finally {
            Files.delete(given);
        }
    }
}
