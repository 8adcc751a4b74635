package tech.aia.graph.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;

class VaultIT {
    private final Graph graph = TestNeo4j.wiped().graph();
    private final byte[] key = new byte[32];
    private Vault vault = new Vault(graph, key);

    @BeforeEach
    void open() {
        vault = new Vault(graph, key);
    }

    @Test
    void keepsWhatItWasGivenForEveryProcessWithTheSameKey() {
        vault.put("client", "ada", "a secret with ünïcode", null);

        var other = new Vault(graph, key.clone());
        assertThat(other.read("client", "ada").map(Vault.Entry::text)).hasValue("a secret with ünïcode");
        assertThat(other.read("client", "bob")).isEmpty();
        assertThat(other.read("token", "ada")).as("of another kind").isEmpty();
        other.remove("client", "ada");
        assertThat(vault.read("client", "ada")).isEmpty();
    }

    @Test
    void readsSeveralRecordsAtOnceAndMissesNone() {
        vault.put("client", "ada", "1", null);
        vault.put("token", "ada", "2", null);
        vault.put("token", "old", "3", Duration.ofSeconds(-1));
        var texts = Stream.of("ada", "old", "nobody")
                .flatMap(name -> Stream.of("client", "token").map(kind -> VaultReading.of(kind, name)))
                .map(one -> one.map(entry -> entry.map(Vault.Entry::text).orElse("-")))
                .reduce(VaultReading.just(""), (before, one) -> before.and(one, String::concat));

        assertThat(vault.read(texts)).isEqualTo("12----");
        assertThat(vault.<String>read(VaultReading.just("known"))).isEqualTo("known");
    }

    @Test
    void tellsNothingToWhoReadsTheNodes() {
        // Neither can come about by chance in Base64.
        vault.put("client", "ada@example.org", "top secret", null);

        var nodes = graph.read("MATCH (n:VaultRecord) RETURN properties(n) AS properties", Map.of())
                .toString();
        assertThat(nodes).doesNotContain("top secret").doesNotContain("ada@");
    }

    @Test
    void whatIsSealedForOnePurposeOpensForNoOther() {
        var sealed = vault.seal("who signed in", "login");

        assertThat(sealed).doesNotContain("who signed");
        assertThat(new Vault(graph, key).open(sealed, "login")).hasValue("who signed in");
        assertThat(vault.open(sealed, "other")).isEmpty();
        assertThat(vault.open((sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1), "login"))
                .isEmpty();
        assertThat(vault.open("no Base64", "login")).isEmpty();
    }

    @Test
    void anotherKeyIsRefused() {
        var other = key.clone();
        other[0] = 1;
        assertThatThrownBy(() -> new Vault(graph, other))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("AIA_ACCESS_KEY");
        assertThatThrownBy(() -> new Vault(graph, Arrays.copyOf(key, 16))).isInstanceOf(VaultException.class);
    }

    @Test
    void aRecordThatWasChangedOrMovedIsNotBelieved() {
        vault.put("client", "ada", "for ada", null);
        vault.put("client", "eve", "for eve", null);
        graph.write(tx -> tx.run("""
                MATCH (a:VaultRecord {kind: 'client'}) WITH collect(a) AS both
                WITH both[0] AS one, both[1] AS other, both[0].sealed AS sealed
                SET one.sealed = other.sealed, other.sealed = sealed""", Map.of()));

        assertThatThrownBy(() -> vault.read("client", "ada")).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.read("client", "eve")).isInstanceOf(VaultException.class);
    }

    @Test
    void whatIsOverIsNotReadAndThenRemoved() {
        vault.put("token", "old", "x", Duration.ofSeconds(-1));
        vault.put("token", "new", "y", Duration.ofMinutes(1));

        assertThat(vault.read("token", "old")).isEmpty();
        assertThat(vault.list("token")).extracting(Vault.Entry::text).containsExactly("y");
        assertThat(vault.removeExpired()).isEqualTo(1);
        assertThat(vault.removeExpired()).isZero();
        assertThat(vault.read("token", "new")).isPresent();
    }

    @Test
    void whatIsOverIsInNobodysWay() {
        vault.put("tries", "ada", "old", Duration.ofSeconds(-1));

        assertThat(vault.create("tries", "ada", "new", Duration.ofMinutes(1))).isTrue();
        assertThat(vault.read("tries", "ada").map(Vault.Entry::text)).hasValue("new");
        assertThat(vault.create("tries", "ada", "newer", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void onlyOneOfManyWinsARecord() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> vault.create("key", "first", "made by " + i, null))
                    .toList());
            assertThat(made.stream().filter(one -> one.resultNow()).count()).isEqualTo(1);

            var version = vault.read("key", "first").orElseThrow().version();
            var replaced = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> vault.replace("key", "first", "replaced by " + i, version, null))
                    .toList());
            assertThat(replaced.stream().filter(one -> one.resultNow()).count()).isEqualTo(1);
            assertThat(vault.read("key", "first").orElseThrow().text()).startsWith("replaced by");
        }
    }
}
