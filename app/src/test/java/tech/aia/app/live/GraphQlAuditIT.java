package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;

/** The public audit suite of GraphQL over HTTP, where Node and its packages can be had; GraphQlHttpIT asks the same without them. */
class GraphQlAuditIT extends AppIT {
    private static final Path SOURCE = Path.of("src/test/node/graphql-audit");
    private static final Path FOLDER = Path.of("target/graphql-audit");
    private static final int NOT_FOUND = 127;

    /** @param code {@value #NOT_FOUND} if there is no such program */
    private record Ran(int code, String output) {}

    @Test
    void passesAllAudits() throws Exception {
        install();
        var ran = run(
                List.of("node", "audit.js"),
                Map.of(
                        "AUDIT_URL",
                        "http://localhost:" + port() + "/graphql",
                        "AUDIT_TOKEN",
                        http().authorization().substring("Authorization: Bearer ".length())));

        assertThat(ran.output().strip()).isEqualTo("61 of 61 audits passed");
    }

    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        try (var files = Files.list(SOURCE)) {
            for (var file : files.toList()) {
                Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        assumeTrue(run(List.of("node", "--version"), Map.of()).code() == 0, "There is no Node here");
        var installed = run(
                List.of(
                        "npm",
                        "install",
                        "--no-package-lock",
                        "--no-audit",
                        "--no-fund",
                        "--prefer-offline",
                        "--fetch-retries=0",
                        "--fetch-timeout=20000"),
                Map.of());
        assumeTrue(
                installed.code() == 0,
                () -> "The audit suite cannot be installed here: "
                        + installed.output().strip());
    }

    private static Ran run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            return new Ran(NOT_FOUND, String.valueOf(missing.getMessage()));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), output);
    }
}
