package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Programs in other languages, which tests run and which are not everywhere. */
public final class Programs {
    /** The code of one that is not there. */
    static final int NOT_FOUND = 127;

    /** The code of one that did not end in time. */
    static final int TIMED_OUT = 124;

    private static final Duration INSTALLATION = Duration.ofMinutes(4);

    private Programs() {}

    /** @param output of both kinds */
    public record Ran(int code, String output) {
        public boolean isThere() {
            return code != NOT_FOUND;
        }

        public boolean endedWell() {
            return code == 0;
        }
    }

    /** Leaves the test out where something is missing, and fails it where the environment says by CI that all is there. */
    public static void required(boolean isThere, String otherwise) {
        required(isCi(), isThere, otherwise);
    }

    static void required(boolean ci, boolean isThere, String otherwise) {
        if (ci) {
            assertThat(isThere).as(otherwise).isTrue();
        }
        assumeTrue(isThere, otherwise);
    }

    static boolean isCi() {
        return System.getenv("CI") != null;
    }

    /** Runs a program to its end; what it began ends with it, and all of that when the time is over. */
    public static Ran run(Duration longest, ProcessBuilder program) throws IOException, InterruptedException {
        var output = Files.createTempFile("program", ".txt");
        try {
            program.redirectErrorStream(true).redirectOutput(output.toFile());
            return new Ran(code(longest, program), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static int code(Duration longest, ProcessBuilder program) throws InterruptedException {
        Process process;
        try {
            process = program.start();
        } catch (IOException missing) {
            return NOT_FOUND;
        }
        try {
            return process.waitFor(longest) ? process.exitValue() : TIMED_OUT;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Installs what the package in this folder needs; the test is left out where that cannot be fetched. */
    public static void npmInstall(Path folder) throws IOException, InterruptedException {
        var ran = run(
                INSTALLATION,
                new ProcessBuilder(
                                "npm",
                                "install",
                                "--no-package-lock",
                                "--no-audit",
                                "--no-fund",
                                "--prefer-offline",
                                "--fetch-retries=0",
                                "--fetch-timeout=20000")
                        .directory(folder.toFile()));
        required(ran.endedWell(), "What it needs cannot be installed here: " + ran.output());
    }
}
