package tech.aia.app.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs programs as receivers write them; a test that needs it is skipped where there is no python3. */
final class Python {
    private Python() {}

    /** What the program prints. */
    static String run(String program, String input, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("python3", "-c", program));
        Collections.addAll(command, arguments);
        Process python;
        try {
            python = new ProcessBuilder(command).start();
        } catch (IOException missing) {
            return Assumptions.abort("There is no python3 here");
        }
        try (var in = python.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
