package tech.aia.graph.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.cypher.server.Credentials;

class AccessKeyTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void itIsMadeOnceAndKept() {
        var made = AccessKey.of("", credentials());
        assertThat(made).hasSize(32);
        assertThat(AccessKey.of(" ", credentials())).isEqualTo(made);
        assertThat(AccessKey.of(
                        " " + credentials().get("access.key").orElseThrow(), new Credentials(data.resolve("other"))))
                .isEqualTo(made);
    }

    @Test
    void aBrokenOneSaysWhereItCameFrom() {
        assertThatThrownBy(() -> AccessKey.of("not Base64", credentials()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("AIA_ACCESS_KEY is not in Base64");
        assertThatThrownBy(() -> AccessKey.of("AAAA", credentials()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("AIA_ACCESS_KEY has 3 bytes and must have 32");
        credentials().put(Map.of("access.key", "***"));
        assertThatThrownBy(() -> AccessKey.of("", credentials()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("access.key in " + data.resolve("credentials") + " is not in Base64");
    }

    private Credentials credentials() {
        return new Credentials(data.resolve("credentials"));
    }
}
