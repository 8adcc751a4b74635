package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tech.aia.app.Programs;

/** The public audit suite of GraphQL over HTTP, where Node and its packages can be had; GraphQlHttpIT asks the same without them. */
class GraphQlAuditIT extends AppIT {
    private static final Path SOURCE = Path.of("src/test/node/graphql-audit");
    private static final Path FOLDER = Path.of("target/graphql-audit");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Test
    void passesAllAudits() throws Exception {
        install();
        var audit = program("node", "audit.js");
        audit.environment().put("AUDIT_URL", "http://localhost:" + port() + "/graphql");
        audit.environment().put("AUDIT_TOKEN", http().authorization().substring("Authorization: Bearer ".length()));

        assertThat(Programs.run(LONGEST, audit).output().strip()).isEqualTo("61 of 61 audits passed");
    }

    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        try (var files = Files.list(SOURCE)) {
            for (var file : files.toList()) {
                Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        Programs.required(Programs.run(LONGEST, program("node", "--version")).endedWell(), "There is no Node here");
        Programs.npmInstall(FOLDER);
    }

    private static ProcessBuilder program(String... command) {
        return new ProcessBuilder(command).directory(FOLDER.toFile());
    }
}
