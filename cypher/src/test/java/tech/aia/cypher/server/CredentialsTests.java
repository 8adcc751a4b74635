package tech.aia.cypher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTests {
    @TempDir
    Path directory;

    @Test
    void keepsThemReadableByTheOwnerOnly() throws Exception {
        var file = directory.resolve("credentials");
        var credentials = new Credentials(file);
        credentials.put(Map.of("neo4j.user", "neo4j"));
        credentials.put(Map.of("neo4j.password", "a=b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file)).containsExactly("neo4j.user=neo4j", "neo4j.password=a=b");
        assertThat(new Credentials(file).get("neo4j.password")).contains("a=b");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void everySecretIsNewAndNeedsNoQuoting() {
        var secret = Credentials.newSecret();
        assertThat(secret).hasSize(32).matches("[A-Za-z0-9_-]+").isNotEqualTo(Credentials.newSecret());
    }
}
